import { keep, recall } from "./store.js";

/** Language tags with the names their speakers give them, in the order of the switch. */
export const LANGUAGES = { kk: "Қазақша", ru: "Русский", en: "English" };

const loaded = {};
let tag = "en";

function preferred() {
  const chosen = recall("language", "");
  if (chosen in LANGUAGES) {
    return chosen;
  }
  const wanted = navigator.languages.map((language) => language.slice(0, 2));
  return wanted.find((language) => language in LANGUAGES) ?? "kk";
}

export function language() {
  return tag;
}

/** Switches to a language tag; without one, to what was chosen last or what the browser asks for. */
export async function speak(wanted) {
  const next = wanted ?? preferred();
  loaded[next] ??= await (await fetch(`/static/i18n/${next}.json`)).json();
  tag = next;
  document.documentElement.lang = next;
  if (wanted) {
    keep("language", wanted);
  }
}

/** The text of a key, with {names} replaced; a key with plural forms chooses by {count}. */
export function t(key, values = {}) {
  let text = loaded[tag]?.[key] ?? key;
  if (typeof text === "object") {
    text = text[new Intl.PluralRules(tag).select(values.count)] ?? text.other;
  }
  return text.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name] ?? whole;
    return typeof value === "number" ? number(value) : value;
  });
}

/**
 * Whose habits numbers and dates follow. Chromium often comes without Kazakh ones, though it says otherwise, and then
 * writes 1.5 for 1,5; Russian figures are written alike, as long as no month is named.
 */
function habits() {
  return tag === "kk" && new Intl.NumberFormat("kk").format(1.5) !== "1,5" ? "ru" : tag;
}

export function number(value, digits = 0) {
  return new Intl.NumberFormat(habits(), { maximumFractionDigits: digits }).format(value);
}

/** A share from 0 to 1 as a percentage. */
export function percent(share, digits = 0) {
  return new Intl.NumberFormat(habits(), { style: "percent", maximumFractionDigits: digits }).format(share);
}

/** An ISO time as day and hour here. */
export function when(time) {
  const date = new Date(time);
  return isNaN(date) ? String(time ?? "") : new Intl.DateTimeFormat(habits(), { dateStyle: habits() === tag ? "medium" : "short", timeStyle: "short" }).format(date);
}

export function bytes(count) {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"];
  let value = count;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return new Intl.NumberFormat(habits(), { style: "unit", unit: units[unit], maximumFractionDigits: 1 }).format(value);
}

/** "kk" or "ru" as a word; other tags as they are. */
export function languageName(code) {
  const key = `language.${code}`;
  const name = t(key);
  return name === key ? code : name;
}

export function styleName(style) {
  const key = `style.${style}`;
  const name = t(key);
  return name === key ? style : name;
}
