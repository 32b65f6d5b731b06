import { Component, h } from "../lib.js";
import * as api from "../api.js";
import { number, percent, t, when } from "../i18n.js";
import { inWords, problem } from "../parts.js";

const LOOK_AGAIN_MS = 3000;
const SHOWN = 8;

/** The rounds of learning, the newest first, each gate over time, and the buttons that begin one or go back. */
export class Rounds extends Component {
  state = { status: null, error: null, busy: false };

  componentDidMount() {
    this.look();
  }

  /** Where there is a way back to depends on which version is in charge. */
  componentDidUpdate(before) {
    if (before.inCharge !== this.props.inCharge) {
      this.look();
    }
  }

  componentWillUnmount() {
    clearTimeout(this.timer);
    this.gone = true;
  }

  async look() {
    clearTimeout(this.timer);
    try {
      const status = await api.rounds();
      if (this.gone) {
        return;
      }
      const ended = this.state.status?.atWork && !status.atWork;
      this.setState({ status, error: null });
      if (ended) {
        this.props.onChange();
      }
      if (status.atWork) {
        this.timer = setTimeout(() => this.look(), LOOK_AGAIN_MS);
      }
    } catch (error) {
      this.setState({ error });
    }
  }

  async act(what) {
    this.setState({ busy: true, error: null });
    try {
      await what();
      this.props.onChange();
      await this.look();
    } catch (error) {
      this.setState({ error });
    } finally {
      this.setState({ busy: false });
    }
  }

  render(_, { status, error, busy }) {
    const rounds = [...(status?.rounds ?? [])].reverse().slice(0, SHOWN);
    return h("section", { class: "model rounds", "aria-labelledby": "rounds" },
      h("h2", { id: "rounds" }, t("rounds.title")),
      h("p", null, t("rounds.lead")),
      problem(error),
      status && h("p", { role: "status" }, status.atWork ? t("rounds.atWork") : rounds.length === 0 && t("rounds.none")),
      status?.notBegun.length > 0 && h("p", { role: "status" }, this.reasons(status.notBegun)),
      status && h("p", { class: "buttons" },
        h("button", { type: "button", disabled: busy || status.atWork, onClick: () => this.act(api.retrain) }, t("rounds.retrain")),
        status.rollBackTo && h("button", { type: "button", disabled: busy, onClick: () => this.act(api.rollBack) },
          t("rounds.rollBack", { version: status.rollBackTo }))),
      status?.outlooks.length > 0 && this.outlooks(status.outlooks),
      rounds.length > 0 && this.list(rounds),
      rounds.length > 0 && this.gates(rounds));
  }

  /** What so many more corrected lines of each hand or folder will buy. */
  outlooks(outlooks) {
    return h("div", { class: "outlooks" },
      h("h3", null, t("outlook.title")),
      h("ul", null, outlooks.map((of) => h("li", { key: of.hand },
        h("b", null, of.hand || t("outlook.noFolder")), ": ",
        t("outlook.says", {
          count: of.more, now: percent(of.now, 1), then: percent(of.then, 1),
          low: percent(of.low, 1), high: percent(of.high, 1),
        })))),
      h("p", { class: "quiet" }, t("outlook.note")));
  }

  list(rounds) {
    return h("div", { class: "wide", tabindex: 0, role: "region", "aria-label": t("rounds.title") }, h("table", null,
      h("thead", null, h("tr", null, ["number", "ended", "version", "state", "lines", "why"].map((name) =>
        h("th", { scope: "col" }, t(`rounds.${name}`))))),
      h("tbody", null, rounds.map((round) => h("tr", { key: round.number },
        h("th", { scope: "row" }, round.number),
        h("td", null, round.ended && when(round.ended)),
        h("td", null, round.version),
        h("td", null, t(`rounds.state.${round.state}`)),
        h("td", null, t("rounds.lines.of", { learnt: round.learnt, heldOut: round.heldOut })),
        h("td", null, this.reasons(round.reasons)))))));
  }

  /** Each in the language of the page; one that an older program kept, or that this language lacks, in English. */
  reasons(reasons) {
    return reasons.map(({ why, values, sentence }) => {
      const told = values.map((value) => (isNaN(value) ? this.gateName(value) : number(Number(value), 2)));
      return inWords(`round.${why}`, sentence, Object.fromEntries(told.entries()));
    }).join("; ");
  }

  /** A row a gate, a column a round: what its version got wrong, beside what the one before it did. */
  gates(rounds) {
    const judged = rounds.filter((round) => Object.keys(round.after).length > 0).reverse();
    const gates = [...new Set(judged.flatMap((round) => Object.keys(round.after)))].sort();
    return gates.length > 0 && h("details", null,
      h("summary", null, t("rounds.gates")),
      h("div", { class: "wide", tabindex: 0, role: "region", "aria-label": t("rounds.gates") }, h("table", null,
        h("thead", null, h("tr", null,
          h("th", { scope: "col" }, t("rounds.gate")),
          judged.map((round) => h("th", { scope: "col" }, round.version)))),
        h("tbody", null, gates.map((gate) => h("tr", { key: gate },
          h("th", { scope: "row" }, this.gateName(gate)),
          judged.map((round) => h("td", null, gate in round.after &&
            `${percent(round.before[gate], 1)} → ${percent(round.after[gate], 1)}`))))))));
  }

  gateName(gate) {
    return gate.startsWith("letter.") ? t("gate.letter", { letter: gate.slice(7) }) : inWords(`gate.${gate}`, gate);
  }
}
