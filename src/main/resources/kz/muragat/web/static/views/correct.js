import { Component, h } from "../lib.js";
import * as api from "../api.js";
import { percent, t } from "../i18n.js";
import { link } from "../route.js";
import { LineEditor } from "../line-editor.js";
import { problem } from "../parts.js";

const LINES_ASKED = 50;

const keyOf = (item) => `${item.document}/${item.page}/${item.lineId}`;

/** The lines most worth correcting, one under the other, each to be put right in place. */
export class CorrectView extends Component {
  state = { items: null, editing: null, done: new Map(), error: null };

  componentDidMount() {
    this.load();
  }

  async load() {
    try {
      const items = await api.queue(LINES_ASKED);
      this.setState({ items, done: new Map(), editing: items.length > 0 ? keyOf(items[0]) : null, error: null });
    } catch (error) {
      this.setState({ error });
    }
  }

  saved(item, line) {
    this.setState({ done: new Map(this.state.done).set(keyOf(item), line.text) });
  }

  next(item) {
    const { items, done } = this.state;
    const at = items.indexOf(item);
    const following = items.slice(at + 1).find((each) => !done.has(keyOf(each)));
    this.setState({ editing: following ? keyOf(following) : null });
  }

  render(_, { items, editing, done, error }) {
    return h("div", { class: "correct" },
      h("h1", null, t("menu.correct")),
      h("p", { class: "lead" }, t("correct.lead")),
      problem(error),
      h("p", { class: "status", role: "status" }, items ? t("correct.done", { count: done.size }) : error ? "" : t("loading")),
      items?.length === 0 && h("div", { class: "empty" }, h("p", null, t("correct.none"))),
      items && h("ol", { class: "queue" }, items.map((item) => h("li", { key: keyOf(item), class: done.has(keyOf(item)) ? "done" : "" }, this.item(item, editing)))),
      items?.length > 0 && h("button", { type: "button", onClick: () => this.load() }, t("correct.more")));
  }

  item(item, editing) {
    const key = keyOf(item);
    const text = this.state.done.get(key) ?? item.text;
    const place = h("p", { class: "quiet place" },
      h("a", { href: link(["doc", item.document, String(item.page)], { line: item.lineId }) }, item.path, ", ", t("page.n", { page: item.page })),
      " · ", t("confidence", { share: percent(item.confidence) }),
      item.others > 0 && [" · ", t("correct.others", { count: item.others })]);
    if (editing === key) {
      return [place, h(LineEditor, {
        documentId: item.document,
        page: item.page,
        line: { id: item.lineId, text, language: item.language },
        onSaved: (line) => this.saved(item, line),
        onNext: () => this.next(item),
        onClose: () => this.setState({ editing: null }),
      })];
    }
    return [place, h("button", { type: "button", class: "queue-line", onClick: () => this.setState({ editing: key }) },
      h("img", { src: api.lineImage(item.document, item.page, item.lineId), alt: "", loading: "lazy" }),
      h("span", null, text, this.state.done.has(key) && h("span", { class: "tick", role: "img", "aria-label": t("reader.corrected") }, "✓")))];
  }
}
