// Small pieces that several views are made of.
import { h } from "./lib.js";
import { t } from "./i18n.js";

/** What went wrong, as a sentence; read out at once. */
export function problem(error) {
  return error && h("p", { class: "problem", role: "alert" }, error instanceof TypeError ? t("offline") : refusal(error));
}

/** The server explains itself in English; what it says most is here in the other languages too. */
function refusal({ status, body, message }) {
  const key = body?.mistake ? `mistake.${body.mistake}` : `problem.${status}`;
  const text = t(key, body?.values);
  return text === key ? message : text;
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
