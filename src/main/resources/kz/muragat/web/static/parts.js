// Small pieces that several views are made of.
import { h } from "./lib.js";
import { t } from "./i18n.js";

/** What went wrong, as a sentence; read out at once. */
export function problem(error) {
  return error && h("p", { class: "problem", role: "alert" }, error instanceof TypeError ? t("offline") : refusal(error));
}

/** The server explains itself in English; what it says is here in the other languages too. */
function refusal({ status, body, message }) {
  return inWords(body?.code ?? `problem.${status}`, message, body?.values);
}

/** The text of a key, or what is said instead where this language has none. */
export function inWords(key, instead, values) {
  const text = t(key, values);
  return text === key ? instead : text;
}

/** How sure the recogniser was, from 0 to 1, as one of the classes of the tint. */
export function doubt(confidence) {
  if (typeof confidence !== "number" || confidence >= 0.9) {
    return "";
  }
  return confidence >= 0.7 ? "doubt-some" : "doubt-much";
}

/** "kk" and "ru" are languages of the text; "und" and nothing are not. */
export function textLanguage(code) {
  return code === "kk" || code === "ru" ? code : undefined;
}
