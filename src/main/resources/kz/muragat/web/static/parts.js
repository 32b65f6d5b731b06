// Small pieces that several views are made of.
import { h } from "./lib.js";
import { t } from "./i18n.js";

/** What went wrong, as a sentence; read out at once. */
export function problem(error) {
  if (!error) {
    return null;
  }
  const text = error instanceof TypeError ? t("offline") : error.message;
  return h("p", { class: "problem", role: "alert" }, text);
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
