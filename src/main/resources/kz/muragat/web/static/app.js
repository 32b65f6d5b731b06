import { Component, h, render } from "./lib.js";
import { LANGUAGES, language, speak, t } from "./i18n.js";
import { here } from "./route.js";
import { SearchView } from "./views/search.js";
import { ReaderView } from "./views/reader.js";
import { CorrectView } from "./views/correct.js";
import { InboxView } from "./views/inbox.js";
import { ModelsView } from "./views/models.js";

const VIEWS = { search: SearchView, doc: ReaderView, correct: CorrectView, inbox: InboxView, models: ModelsView };
const IN_MENU = ["search", "correct", "inbox", "models"];

/** The frame around every view: menu, language switch, and the view the address names. */
class App extends Component {
  state = { route: here(), language: language() };

  componentDidMount() {
    addEventListener("hashchange", () => {
      const before = this.state.route.view;
      this.setState({ route: here() }, () => {
        if (this.state.route.view !== before) {
          scrollTo(0, 0);
          const main = document.getElementById("main");
          if (!main.contains(document.activeElement)) {
            main.focus({ preventScroll: true });
          }
        }
      });
    });
    this.title();
  }

  componentDidUpdate() {
    this.title();
  }

  title() {
    const { view } = this.state.route;
    if (view !== "doc") {
      document.title = `${t(`menu.${view in VIEWS ? view : "search"}`)} · Muragat`;
    }
  }

  async switchTo(tag) {
    await speak(tag);
    this.setState({ language: tag });
  }

  render(_, { route }) {
    const view = route.view in VIEWS ? route.view : "search";
    const View = VIEWS[view];
    return h("div", { class: `frame frame-${view}` },
      h("a", {
        class: "skip",
        href: "#main",
        onClick: (event) => {
          event.preventDefault();
          document.getElementById("main").focus();
        },
      }, t("skip")),
      h("header", { class: "top" },
        h("a", { class: "brand", href: "#/search" }, "Мұрағат"),
        h("nav", { "aria-label": t("menu") },
          IN_MENU.map((name) => h("a", { href: `#/${name}`, "aria-current": name === view ? "page" : undefined }, t(`menu.${name}`)))),
        h("div", { class: "languages", role: "group", "aria-label": t("interface.language") },
          Object.entries(LANGUAGES).map(([tag, name]) =>
            h("button", {
              type: "button",
              lang: tag,
              title: name,
              "aria-label": name,
              "aria-pressed": String(tag === language()),
              onClick: () => this.switchTo(tag),
            }, tag.toUpperCase())))),
      h("main", { id: "main", tabindex: -1 }, h(View, { route, language: language() })));
  }
}

await speak();
render(h(App), document.getElementById("app"));
