import { Component, createRef, h } from "../lib.js";
import * as api from "../api.js";
import { languageName, percent, styleName, t } from "../i18n.js";
import { link, rename } from "../route.js";
import { LineEditor } from "../line-editor.js";
import { PageMap } from "../page-map.js";
import { doubt, problem, textLanguage } from "../parts.js";
import { recall } from "../store.js";

const HITS_ASKED = 100;

const linesOf = (page) => page.blocks.flatMap((block) => block.lines);

/** A page: its picture, and beside it its text line by line. #/doc/{id}/{page}?q=…&line=… */
export class ReaderView extends Component {
  state = { info: null, page: null, hits: [], error: null, angle: 0, focus: null, editing: null, note: "" };

  map = createRef();

  list = createRef();

  address(props = this.props) {
    const [id, number = "1"] = props.route.rest;
    return { id, number: parseInt(number, 10) || 1, query: props.route.query.get("q") ?? "", line: props.route.query.get("line") };
  }

  componentDidMount() {
    this.load();
  }

  componentDidUpdate(before) {
    const was = this.address(before);
    const is = this.address();
    if (was.id !== is.id || was.number !== is.number) {
      this.load();
    } else if (was.query !== is.query) {
      this.loadHits(this.state.info);
    }
    const { info } = this.state;
    document.title = `${info ? `${info.name}, ${is.number}` : t("menu.doc")} · Muragat`;
  }

  current({ id, number }) {
    const now = this.address();
    return now.id === id && now.number === number;
  }

  async load() {
    const wanted = this.address();
    this.setState({ error: null, editing: null, hits: [] });
    try {
      const [info, page] = await Promise.all([
        this.state.info?.id === wanted.id ? this.state.info : api.documentInfo(wanted.id),
        api.page(wanted.id, wanted.number),
      ]);
      if (this.current(wanted)) {
        this.setState({ info, page, angle: page.rotation ?? 0, focus: wanted.line }, () => this.bringIntoView(wanted.line));
        await this.loadHits(info);
      }
    } catch (error) {
      if (this.current(wanted)) {
        this.setState({ error, page: null, info: this.state.info?.id === wanted.id ? this.state.info : null });
      }
    }
  }

  async loadHits(info) {
    const wanted = this.address();
    if (wanted.query.trim() === "") {
      this.setState({ hits: [] });
      return;
    }
    try {
      const path = info.path.replaceAll('"', "");
      const result = await api.search(`(${wanted.query}) page:${wanted.number} path:"${path}"`, 0, HITS_ASKED);
      const hit = result.hits.find((each) => each.document === wanted.id && each.page === wanted.number);
      if (this.current(wanted)) {
        this.setState({ hits: hit?.boxes ?? [] });
      }
    } catch {
      // A page is read just as well without its hits; the search itself says what is wrong with a query.
      this.setState({ hits: [] });
    }
  }

  element(id) {
    return [...(this.list.current?.querySelectorAll("[data-line]") ?? [])].find((each) => each.dataset.line === id);
  }

  bringIntoView(id) {
    const element = id && this.element(id);
    const list = this.list.current;
    if (element && list && list.scrollHeight > list.clientHeight) {
      list.scrollTop = element.offsetTop - list.offsetTop - list.clientHeight / 3;
    }
  }

  hover(id, fromMap) {
    this.map.current?.hover(id);
    for (const element of this.list.current?.querySelectorAll("[data-line]") ?? []) {
      element.classList.toggle("hovered", element.dataset.line === id);
    }
    if (fromMap && id) {
      this.bringIntoView(id);
    }
  }

  choose(id, edit) {
    const { id: documentId, number, query } = this.address();
    this.setState({ focus: id, editing: edit ? id : this.state.editing, note: "" });
    rename(link(["doc", documentId, String(number)], { q: query, line: id }));
  }

  close() {
    const id = this.state.editing;
    this.setState({ editing: null }, () => this.element(id)?.querySelector(".line")?.focus());
  }

  neighbour(id, step) {
    const lines = linesOf(this.state.page);
    return lines[lines.findIndex((line) => line.id === id) + step]?.id;
  }

  next(id) {
    const following = this.neighbour(id, 1);
    if (following) {
      this.choose(following, true);
    } else {
      this.close();
    }
  }

  saved(line) {
    const page = {
      ...this.state.page,
      blocks: this.state.page.blocks.map((block) => ({
        ...block,
        lines: block.lines.map((each) => (each.id === line.id ? { ...each, ...line } : each)),
      })),
    };
    this.setState({ page });
  }

  async acceptLine(id) {
    try {
      const { id: documentId, number } = this.address();
      const line = await api.acceptLine(documentId, number, id, recall("who", ""));
      this.saved({ id, ...line, corrected: true });
      this.setState({ note: t("editor.accepted") });
      this.element(this.neighbour(id, 1))?.querySelector(".line")?.focus();
    } catch (error) {
      this.setState({ error });
    }
  }

  onLineKey(event, id) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.acceptLine(id);
    } else if (event.key === "Enter" || event.key === "F2") {
      event.preventDefault();
      this.choose(id, true);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const target = this.element(this.neighbour(id, event.key === "ArrowDown" ? 1 : -1));
      if (target) {
        event.preventDefault();
        target.querySelector(".line")?.focus();
      }
    }
  }

  turn(step) {
    this.setState({ angle: (this.state.angle + step + 360) % 360 });
  }

  render(_, { info, page, hits, error, angle, focus, note }) {
    const { id, query } = this.address();
    return h("div", { class: "reader" },
      info && this.header(info),
      problem(error),
      h("p", { class: "unseen", role: "status" }, note || (page ? "" : error ? "" : t("loading"))),
      page && h("div", { class: "reader-parts" },
        h("section", { class: "reader-picture", "aria-label": t("reader.picture") },
          h("div", { class: "tools", role: "toolbar", "aria-label": t("reader.tools") },
            this.tool("+", "reader.closer", () => this.map.current.zoom(0.5)),
            this.tool("−", "reader.farther", () => this.map.current.zoom(-0.5)),
            this.tool("⤢", "reader.whole", () => this.map.current.fitPage()),
            this.tool("⟲", "reader.left", () => this.turn(-90)),
            this.tool("⟳", "reader.right", () => this.turn(90))),
          h(PageMap, {
            ref: this.map,
            documentId: id,
            page,
            hits,
            angle,
            focus,
            onHover: (line) => this.hover(line, true),
            onChoose: (line) => {
              this.choose(line, false);
              this.bringIntoView(line);
            },
          })),
        h("section", { class: "reader-text", "aria-label": t("reader.text") },
          hits.length > 0 && h("p", { class: "status" }, t("reader.hits", { count: hits.length, query })),
          h("div", { class: "lines", ref: this.list }, this.blocks(page)),
          h("p", { class: "legend quiet" },
            h("span", { class: "doubt-some" }, t("reader.doubt.some")), " ",
            h("span", { class: "doubt-much" }, t("reader.doubt.much")), " ",
            t("reader.keys")))));
  }

  tool(sign, key, action) {
    return h("button", { type: "button", title: t(key), "aria-label": t(key), onClick: action }, sign);
  }

  header(info) {
    const { id, number, query } = this.address();
    const to = (page) => link(["doc", id, String(page)], { q: query });
    return h("div", { class: "reader-head" },
      h("div", { class: "reader-title" },
        query && h("a", { class: "back", href: link(["search"], { q: query }) }, "← " + t("reader.back")),
        h("h1", null, info.name),
        info.folder && h("p", { class: "quiet path" }, info.folder)),
      h("nav", { class: "pages", "aria-label": t("reader.pages") },
        this.pageLink(number > 1, to(number - 1), "←", t("reader.previous")),
        h("label", null,
          h("span", { class: "unseen" }, t("reader.page")),
          h("select", { value: String(number), onChange: (event) => (location.hash = to(event.target.value)) },
            Array.from({ length: info.pages }, (_, index) => h("option", { value: String(index + 1) }, t("reader.page.of", { page: index + 1, pages: info.pages }))))),
        this.pageLink(number < info.pages, to(number + 1), "→", t("reader.next"))),
      h("details", { class: "downloads" },
        h("summary", null, t("reader.download")),
        h("ul", null,
          ["pdf", "txt", "json", "original"].map((format) => h("li", null, h("a", { href: api.documentFile(id, format), download: true }, t(`file.${format}`)))),
          ["alto", "hocr", "page-xml"].map((format) => h("li", null, h("a", { href: api.pageFile(id, number, format), download: true }, t(`file.${format}`)))))));
  }

  pageLink(there, target, sign, label) {
    return there
      ? h("a", { class: "page-step", href: target, "aria-label": label, title: label }, sign)
      : h("span", { class: "page-step none", "aria-hidden": "true" }, sign);
  }

  blocks(page) {
    if (linesOf(page).length === 0) {
      return h("p", { class: "quiet" }, t("reader.blank"));
    }
    return page.blocks.map((block) => h("ul", { class: "block", key: block.id },
      block.lines.map((line) => h("li", {
        key: line.id,
        "data-line": line.id,
        class: this.state.focus === line.id ? "in-use" : "",
        onPointerEnter: () => this.hover(line.id, false),
        onPointerLeave: () => this.hover(null, false),
      }, this.state.editing === line.id ? this.editor(line) : this.line(line)))));
  }

  editor(line) {
    const { id, number } = this.address();
    return h(LineEditor, {
      key: line.id,
      documentId: id,
      page: number,
      line,
      onSaved: (saved) => this.saved(saved),
      onNext: () => this.next(line.id),
      onClose: () => this.close(),
    });
  }

  line(line) {
    return h("div", {
      class: `line ${line.style ?? ""}`,
      role: "button",
      tabindex: 0,
      lang: textLanguage(line.language),
      "aria-description": t("reader.line", { share: percent(line.confidence), style: styleName(line.style), language: languageName(line.language) }),
      onFocus: () => this.hover(line.id, false),
      onClick: () => getSelection().isCollapsed && this.choose(line.id, true),
      onKeyDown: (event) => this.onLineKey(event, line.id),
    },
    line.corrected
      ? [line.text, h("span", { class: "tick", title: t("reader.corrected"), "aria-label": t("reader.corrected"), role: "img" }, "✓")]
      : line.words.map((word, index) => [index > 0 ? " " : "",
        h("span", {
          class: doubt(word.confidence),
          title: word.alternatives?.length ? t("reader.or", { words: word.alternatives.join(", ") }) : undefined,
        }, word.text)]));
  }
}
