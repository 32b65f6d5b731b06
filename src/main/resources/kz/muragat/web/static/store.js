/** What the browser keeps of the user's choices; a browser that keeps nothing (private windows) still works. */
export function recall(key, fallback) {
  try {
    return localStorage.getItem("muragat." + key) ?? fallback;
  } catch {
    return fallback;
  }
}

export function keep(key, value) {
  try {
    localStorage.setItem("muragat." + key, value);
  } catch {
    // The choice then lasts until the page is closed.
  }
}
