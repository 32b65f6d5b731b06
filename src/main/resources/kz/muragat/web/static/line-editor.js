import { Component, createRef, h } from "./lib.js";
import * as api from "./api.js";
import { t, when } from "./i18n.js";
import { keep, recall } from "./store.js";
import { problem, textLanguage } from "./parts.js";

const KAZAKH = [..."әғқңөұүһі"];

/**
 * One line under its picture, to be put right. Ctrl+Enter takes the line as it stands (saved where it was changed,
 * accepted where not) and goes on; Enter saves; Escape leaves.
 *
 * Properties: documentId, page, line ({id, text, language}), onSaved(line), onNext(), onClose().
 */
export class LineEditor extends Component {
  state = {
    text: this.props.line.text,
    before: this.props.line.text,
    capitals: false,
    letters: recall("letters", "shown") === "shown",
    who: recall("who", ""),
    history: null,
    conflict: null,
    error: null,
    note: "",
    busy: false,
  };

  input = createRef();

  componentDidMount() {
    this.input.current.focus();
  }

  place() {
    return [this.props.documentId, this.props.page, this.props.line.id];
  }

  /** Runs one request; what the server says goes where the user looks. */
  async attempt(work) {
    if (this.state.busy) {
      return false;
    }
    this.setState({ busy: true, error: null, note: "" });
    try {
      await work();
      this.setState({ busy: false });
      return true;
    } catch (error) {
      if (error.status === 409 && error.body && "current" in error.body) {
        const { current } = error.body;
        const text = typeof current === "string" ? current : current.text;
        this.setState({ busy: false, conflict: text, before: text });
      } else {
        this.setState({ busy: false, error });
      }
      return false;
    }
  }

  taken(line, note) {
    this.setState({ text: line.text, before: line.text, conflict: null, history: null, note });
    this.props.onSaved(line);
  }

  save() {
    return this.attempt(async () => {
      const { text, before, who } = this.state;
      const line = await api.saveLine(...this.place(), text.normalize("NFC"), before, who);
      this.taken({ text, ...line }, t("editor.saved"));
    });
  }

  accept() {
    return this.attempt(async () => {
      const line = await api.acceptLine(...this.place(), this.state.who);
      this.taken({ ...this.props.line, ...line, corrected: true }, t("editor.accepted"));
    });
  }

  async saveOrAccept() {
    const done = this.state.text === this.state.before ? await this.accept() : await this.save();
    if (done) {
      this.props.onNext();
    }
  }

  undo() {
    return this.attempt(async () => {
      const line = await api.undoLine(...this.place(), this.state.who);
      this.taken({ ...this.props.line, ...line }, t("editor.undone"));
    });
  }

  async toggleHistory() {
    if (this.state.history) {
      this.setState({ history: null });
    } else {
      await this.attempt(async () => this.setState({ history: await api.lineHistory(...this.place()) }));
    }
  }

  insert(letter) {
    const field = this.input.current;
    const { selectionStart: from, selectionEnd: to, value } = field;
    this.setState({ text: value.slice(0, from) + letter + value.slice(to) }, () => {
      field.focus();
      field.setSelectionRange(from + letter.length, from + letter.length);
    });
  }

  onKey(event) {
    event.stopPropagation();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.saveOrAccept();
    } else if (event.key === "Enter" && event.target === this.input.current) {
      event.preventDefault();
      this.save();
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.props.onClose();
    }
  }

  toggleLetters() {
    const letters = !this.state.letters;
    keep("letters", letters ? "shown" : "hidden");
    this.setState({ letters });
  }

  render({ line }, { text, before, letters, capitals, who, history, conflict, error, note, busy }) {
    const [documentId, page] = this.place();
    const field = `edit-${line.id}`;
    return h("div", { class: "editor", role: "group", "aria-label": t("editor"), onKeyDown: (event) => this.onKey(event) },
      h("img", { class: "editor-picture", src: api.lineImage(documentId, page, line.id), alt: t("editor.picture") }),
      h("label", { class: "unseen", for: field }, t("editor.text")),
      h("textarea", {
        id: field,
        class: "editor-text",
        ref: this.input,
        rows: 1,
        value: text,
        lang: textLanguage(line.language),
        autocomplete: "off",
        autocapitalize: "off",
        spellcheck: false,
        onInput: (event) => this.setState({ text: event.target.value.replace(/\s*\n\s*/g, " ") }),
      }),
      letters && this.letterRow(capitals),
      h("div", { class: "editor-buttons" },
        h("button", { type: "button", class: "main-button", disabled: busy, onClick: () => this.saveOrAccept() },
          text === before ? t("editor.accept") : t("editor.save"), h("kbd", null, "Ctrl+Enter")),
        h("button", { type: "button", disabled: busy, onClick: () => this.undo() }, t("editor.undo")),
        h("button", { type: "button", "aria-expanded": String(history !== null), onClick: () => this.toggleHistory() }, t("editor.history")),
        h("button", { type: "button", "aria-pressed": String(letters), title: t("editor.letters"), "aria-label": t("editor.letters"), onClick: () => this.toggleLetters() }, "әғқ"),
        h("button", { type: "button", onClick: () => this.props.onClose() }, t("editor.close"))),
      h("label", { class: "who" }, t("editor.who"),
        h("input", {
          value: who,
          autocomplete: "name",
          maxlength: 80,
          onInput: (event) => {
            keep("who", event.target.value);
            this.setState({ who: event.target.value });
          },
        })),
      conflict !== null && h("div", { class: "conflict", role: "alert" },
        h("p", null, t("editor.conflict")),
        h("dl", null,
          h("dt", null, t("editor.conflict.theirs")), h("dd", null, conflict),
          h("dt", null, t("editor.conflict.yours")), h("dd", null, text)),
        h("button", { type: "button", onClick: () => this.setState({ text: conflict, conflict: null }) }, t("editor.conflict.take")),
        h("button", { type: "button", onClick: () => this.save() }, t("editor.conflict.keep"))),
      problem(error),
      h("p", { class: "note", role: "status" }, note),
      history && this.historyList(history));
  }

  letterRow(capitals) {
    return h("div", { class: "letters", role: "group", "aria-label": t("editor.letters") },
      KAZAKH.map((small) => {
        const letter = capitals ? small.toUpperCase() : small;
        return h("button", {
          type: "button",
          lang: "kk",
          // The field keeps the focus and its cursor.
          onMouseDown: (event) => event.preventDefault(),
          onClick: () => this.insert(letter),
        }, letter);
      }),
      h("button", {
        type: "button",
        "aria-pressed": String(capitals),
        "aria-label": t("editor.capitals"),
        title: t("editor.capitals"),
        onMouseDown: (event) => event.preventDefault(),
        onClick: () => this.setState({ capitals: !capitals }),
      }, "⇧"));
  }

  historyList(history) {
    if (history.length === 0) {
      return h("p", { class: "quiet" }, t("editor.history.none"));
    }
    return h("ol", { class: "history" }, history.map((change) => h("li", null,
      h("span", { class: "quiet" }, when(change.when), " · ", change.who || t("editor.someone")),
      change.before === change.after
        ? h("p", null, t("editor.history.accepted"))
        : h("p", null, h("del", null, change.before), " ", h("ins", null, change.after)))));
  }
}
