import { Component, h } from "../lib.js";
import * as api from "../api.js";
import { number, percent, t } from "../i18n.js";
import { problem } from "../parts.js";
import { Rounds } from "./rounds.js";

/** The versions of the recogniser: scores, what each learnt from, its curve, and which is in charge. */
export class ModelsView extends Component {
  state = { models: null, error: null };

  componentDidMount() {
    this.look();
  }

  async look() {
    try {
      this.setState({ models: await api.models(), error: null });
    } catch (error) {
      this.setState({ error });
    }
  }

  async promote(version) {
    try {
      await api.promote(version);
      await this.look();
    } catch (error) {
      this.setState({ error });
    }
  }

  render(_, { models, error }) {
    return h("div", { class: "models" },
      h("h1", null, t("menu.models")),
      h("p", { class: "lead" }, t("models.lead")),
      problem(error),
      !models && !error && h("p", { role: "status" }, t("loading")),
      h(Rounds, { inCharge: models?.find((model) => model.inCharge)?.version, onChange: () => this.look() }),
      models?.map((model) => this.model(model)));
  }

  model(model) {
    // How confidences were made true is for those who train; the model card tells it.
    const scores = Object.entries(model.scores ?? {}).filter(([name]) => !name.startsWith("calibration."));
    return h("section", { class: `model ${model.inCharge ? "in-charge" : ""}`, key: model.version },
      h("h2", null, model.version, model.inCharge && h("span", { class: "badge" }, t("models.inCharge"))),
      !model.inCharge && h("p", { class: "buttons" },
        h("button", { type: "button", onClick: () => this.promote(model.version) }, t("models.promote", { version: model.version }))),
      model.trainedOn && h("p", null, t("models.trainedOn"), " ", model.trainedOn),
      h("div", { class: "model-parts" },
        scores.length > 0 && h("table", null,
          h("caption", null, t("models.scores")),
          h("thead", null, h("tr", null, h("th", { scope: "col" }, t("models.score")), h("th", { scope: "col" }, t("models.value")))),
          h("tbody", null, scores.map(([name, value]) => h("tr", null,
            h("th", { scope: "row" }, this.scoreName(name)),
            h("td", null, name.includes("cer") || name.includes("wer") ? percent(value, 1) : number(value, 3)))))),
        model.curve && h("figure", null,
          h("img", { src: api.curve(model.version), alt: t("models.curve.of", { version: model.version }), loading: "lazy" }),
          h("figcaption", { class: "quiet" }, t("models.curve")))),
      model.card && h("details", null, h("summary", null, t("models.card")), h("pre", { tabindex: 0 }, model.card)));
  }

  /** "validation.cer.handwritten.clean" as words; parts without a word of their own stay as they are. */
  scoreName(name) {
    return name.split(".").filter((part) => !["validation", "language", "gate"].includes(part)).map((part) => {
      const key = `score.${part}`;
      const word = t(key);
      return word === key ? part : word;
    }).join(" · ");
  }
}
