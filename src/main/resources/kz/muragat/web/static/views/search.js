import { Component, createRef, h } from "../lib.js";
import * as api from "../api.js";
import { languageName, number, percent, styleName, t, when } from "../i18n.js";
import { go, link } from "../route.js";
import { problem } from "../parts.js";

const HITS_A_PAGE = 20;
const DOCUMENTS_A_PAGE = 30;

/** The server gives no hits beyond these. */
const MOST_HITS = 1000;

const NAMES = {
  folder: (value) => value || t("folder.none"),
  language: languageName,
  style: styleName,
};

export class SearchView extends Component {
  state = { result: null, documents: null, error: null, busy: false, text: this.query() };

  box = createRef();

  list = createRef();

  query() {
    return this.props.route.query.get("q") ?? "";
  }

  offset() {
    return Math.max(0, parseInt(this.props.route.query.get("from") ?? "0", 10) || 0);
  }

  componentDidMount() {
    this.keys = (event) => this.onKey(event);
    addEventListener("keydown", this.keys);
    if (this.query() === "") {
      this.box.current.focus();
    }
    this.load();
  }

  componentWillUnmount() {
    removeEventListener("keydown", this.keys);
    this.running?.abort();
  }

  componentDidUpdate(before) {
    if (before.route !== this.props.route) {
      this.setState({ text: this.query() });
      this.load();
    }
  }

  async load() {
    this.running?.abort();
    const running = new AbortController();
    this.running = running;
    this.setState({ busy: true, error: null });
    try {
      if (this.query().trim() === "") {
        const documents = await api.documents(this.offset(), DOCUMENTS_A_PAGE);
        if (this.running === running) {
          this.setState({ documents, result: null, busy: false });
        }
      } else {
        const result = await api.search(this.query(), this.offset(), HITS_A_PAGE, running.signal);
        if (this.running === running) {
          this.setState({ result, busy: false });
        }
      }
    } catch (error) {
      if (this.running === running && error.name !== "AbortError") {
        this.setState({ error, result: null, busy: false });
      }
    }
  }

  onKey(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    if (event.key === "/" && !/^(INPUT|TEXTAREA)$/.test(event.target.tagName)) {
      event.preventDefault();
      this.box.current.focus();
      this.box.current.select();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      this.step(event);
    }
  }

  /** Arrows go from the box through the results and back. */
  step(event) {
    const links = [...(this.list.current?.querySelectorAll("a.hit-link") ?? [])];
    const at = links.indexOf(document.activeElement);
    const inBox = document.activeElement === this.box.current;
    if (links.length === 0 || (at < 0 && !inBox)) {
      return;
    }
    event.preventDefault();
    const next = event.key === "ArrowDown" ? at + 1 : at - 1;
    const target = next < 0 ? this.box.current : links[Math.min(next, links.length - 1)];
    target.focus();
  }

  submit(event) {
    event.preventDefault();
    const target = link(["search"], { q: this.state.text.trim() });
    if (location.hash === target) {
      this.load();
    } else {
      go(target);
    }
  }

  render(_, { text, result, documents, error, busy }) {
    const searching = this.query().trim() !== "";
    return h("div", { class: "search" },
      h("h1", { class: "unseen" }, t("menu.search")),
      h("form", { role: "search", class: "search-box", onSubmit: (event) => this.submit(event) },
        h("label", { class: "unseen", for: "query" }, t("search.label")),
        h("input", {
          id: "query",
          type: "search",
          ref: this.box,
          value: text,
          placeholder: t("search.placeholder"),
          autocomplete: "off",
          spellcheck: false,
          onInput: (event) => this.setState({ text: event.target.value }),
        }),
        h("button", { class: "main-button" }, t("search.go"))),
      h("details", { class: "search-help" },
        h("summary", null, t("search.help")),
        h("dl", null, ["words", "phrase", "or", "wild", "fields"].map((name) => [
          h("dt", null, h("code", null, t(`search.help.${name}.example`))),
          h("dd", null, t(`search.help.${name}`)),
        ]))),
      problem(error),
      h("p", { class: "status", role: "status" }, this.status(searching, result, busy)),
      searching ? result && this.hits(result) : documents && this.documentList(documents));
  }

  status(searching, result, busy) {
    if (busy) {
      return t("loading");
    }
    if (!searching || !result) {
      return "";
    }
    return result.total === 0
      ? t("search.nothing")
      : t("search.found", { count: result.total }) + " · " + t("search.took", { millis: result.tookMillis });
  }

  hits(result) {
    return h("div", { class: "with-side" },
      this.facets(result.facets ?? {}),
      h("div", null,
        h("ol", { class: "hits", ref: this.list, start: this.offset() + 1 },
          result.hits.map((hit) => h("li", { key: `${hit.document}/${hit.page}` }, this.hit(hit)))),
        this.pager(Math.min(result.total, MOST_HITS), HITS_A_PAGE)));
  }

  hit(hit) {
    const target = link(["doc", hit.document, String(hit.page)], { q: this.query(), line: hit.lineId ?? "" });
    return h("article", { class: "hit-card" },
      h("h2", null,
        h("a", { class: "hit-link", href: target }, hit.title ?? hit.path),
        " ",
        h("span", { class: "quiet" }, t("page.n", { page: hit.page }))),
      h("p", { class: "path quiet" }, hit.path),
      hit.lineId && h("a", { class: "line-picture", href: target, tabindex: -1, "aria-hidden": "true" },
        h("img", {
          src: api.lineImage(hit.document, hit.page, hit.lineId),
          alt: "",
          loading: "lazy",
          onError: (event) => event.target.parentNode.remove(),
        })),
      h("p", { class: "snippet" },
        (hit.snippet ?? []).map((piece) => (piece.hit ? h("mark", null, piece.text) : piece.text))));
  }

  facets(facets) {
    const groups = ["folder", "language", "style"].filter((name) => (facets[name] ?? []).length > 0);
    if (groups.length === 0) {
      return null;
    }
    return h("aside", { class: "facets", "aria-label": t("facets") },
      groups.map((name) => h("section", null,
        h("h2", null, t(`facet.${name}`)),
        h("ul", null, facets[name].map((each) => h("li", null, this.facet(name, each)))))));
  }

  /** A value of a facet; its filter is the words that are added to the query, and taken from it again. */
  facet(name, { value, count, filter }) {
    const label = [h("span", { class: "facet-name" }, NAMES[name](value)), h("span", { class: "quiet" }, number(count))];
    if (!filter) {
      return h("span", { class: "facet" }, label);
    }
    const chosen = this.query().includes(filter);
    const query = chosen ? this.query().replace(filter, "").replace(/\s+/g, " ").trim() : `${this.query()} ${filter}`;
    return h("a", {
      class: "facet",
      "aria-current": chosen ? "true" : undefined,
      "aria-label": t(chosen ? "facet.remove" : "facet.add", { value: NAMES[name](value), count }),
      href: link(["search"], { q: query }),
    }, label, chosen && h("span", { "aria-hidden": "true" }, "×"));
  }

  documentList({ total, documents }) {
    if (total === 0) {
      return h("div", { class: "empty" }, h("p", null, t("documents.none")), h("a", { class: "main-button", href: "#/inbox" }, t("documents.add")));
    }
    return h("section", null,
      h("h2", null, t("documents.count", { count: total })),
      h("ul", { class: "documents" }, documents.map((document) => h("li", { key: document.id },
        h("a", { href: link(["doc", document.id, "1"]) }, document.name),
        h("span", { class: "quiet" }, [
          document.folder,
          t("pages.count", { count: document.pages }),
          t("confidence", { share: percent(document.meanConfidence) }),
          when(document.finished),
        ].filter(Boolean).join(" · "))))),
      this.pager(total, DOCUMENTS_A_PAGE));
  }

  pager(total, size) {
    const from = this.offset();
    if (total <= size && from === 0) {
      return null;
    }
    const to = (offset) => link(["search"], { q: this.query(), from: offset > 0 ? String(offset) : "" });
    return h("nav", { class: "pager", "aria-label": t("pager") },
      from > 0 && h("a", { href: to(Math.max(0, from - size)) }, "← " + t("pager.before")),
      h("span", null, t("pager.range", { from: from + 1, to: Math.min(total, from + size), total })),
      from + size < total && h("a", { href: to(from + size) }, t("pager.after") + " →"));
  }
}
