import { Component, createRef, h } from "../lib.js";
import * as api from "../api.js";
import { bytes, number, t, when } from "../i18n.js";
import { link } from "../route.js";
import { inWords, problem } from "../parts.js";

const POLL_MILLIS = 2000;
const GROUPS = ["working", "waiting", "failed", "done"];

function remaining(seconds) {
  if (typeof seconds !== "number" || seconds < 0) {
    return "";
  }
  return seconds < 90 ? t("inbox.seconds", { count: Math.max(1, Math.round(seconds)) }) : t("inbox.minutes", { count: Math.round(seconds / 60) });
}

/** What goes in and what has become of it, asked for anew every two seconds. */
export class InboxView extends Component {
  state = { jobs: null, folder: "", uploads: [], over: false, error: null };

  files = createRef();

  componentDidMount() {
    this.poll();
  }

  componentWillUnmount() {
    this.gone = true;
    clearTimeout(this.timer);
  }

  async poll() {
    clearTimeout(this.timer);
    try {
      const jobs = await api.jobs();
      if (!this.gone) {
        this.setState({ jobs, error: null });
      }
    } catch (error) {
      this.setState({ error });
    }
    clearTimeout(this.timer);
    if (!this.gone) {
      this.timer = setTimeout(() => this.poll(), POLL_MILLIS);
    }
  }

  /** One after the other, so that a hundred files do not ask for a hundred connections. */
  async send(files) {
    const uploads = [...files].map((file) => ({ file, state: "waiting", error: null }));
    this.setState({ uploads: [...this.state.uploads.filter((each) => each.state === "failed"), ...uploads] });
    for (const each of uploads) {
      each.state = "sending";
      this.setState({});
      try {
        await api.upload(this.state.folder.trim(), each.file);
        each.state = "sent";
      } catch (error) {
        each.state = "failed";
        each.error = error;
      }
      this.setState({});
      this.poll();
    }
  }

  async retry(job) {
    try {
      await api.retry(job.name, job.folder ?? "");
      this.poll();
    } catch (error) {
      this.setState({ error });
    }
  }

  drop(event) {
    event.preventDefault();
    this.setState({ over: false });
    this.send(event.dataTransfer.files);
  }

  render(_, { jobs, folder, uploads, over, error }) {
    return h("div", { class: "inbox" },
      h("h1", null, t("menu.inbox")),
      h("div", {
        class: `drop ${over ? "over" : ""}`,
        onDragOver: (event) => {
          event.preventDefault();
          this.setState({ over: true });
        },
        onDragLeave: () => this.setState({ over: false }),
        onDrop: (event) => this.drop(event),
      },
      h("p", null, t("inbox.drop")),
      h("button", { type: "button", class: "main-button", onClick: () => this.files.current.click() }, t("inbox.choose")),
      h("input", {
        type: "file",
        multiple: true,
        hidden: true,
        id: "files",
        "aria-label": t("inbox.choose"),
        accept: ".pdf,.tif,.tiff,.jpg,.jpeg,.png,.jp2,.xml",
        ref: this.files,
        onChange: (event) => {
          this.send([...event.target.files]);
          event.target.value = "";
        },
      }),
      h("label", { class: "folder" }, t("inbox.folder"),
        h("input", { value: folder, placeholder: "fond-12/opis-1", onInput: (event) => this.setState({ folder: event.target.value }) }))),
      uploads.some((each) => each.state !== "sent") && h("ul", { class: "jobs" }, uploads.filter((each) => each.state !== "sent").map((each) => h("li", null,
        h("span", { class: "job-name" }, each.file.name),
        each.error ? problem(each.error) : h("span", { class: "quiet" }, t(`inbox.upload.${each.state}`))))),
      problem(error),
      h("p", { class: "unseen", role: "status" }, jobs && GROUPS.map((group) => `${t(`inbox.${group}`)}: ${this.total(group)}`).join(", ")),
      jobs ? GROUPS.map((group) => this.group(group, jobs[group])) : !error && h("p", { class: "status" }, t("loading")));
  }

  /** How many there are, of which not all need be listed. */
  total(group) {
    return this.state.jobs.totals[group];
  }

  group(group, jobs) {
    return h("section", { class: `job-group ${group}`, key: group },
      h("h2", null, t(`inbox.${group}`), " ", h("span", { class: "count" }, number(this.total(group)))),
      jobs.length > 0 && h("ul", { class: "jobs" }, jobs.map((job) => h("li", { key: `${job.folder}/${job.name}` }, this[group](job)))));
  }

  name(job) {
    return h("span", { class: "job-name" }, job.folder && h("span", { class: "quiet" }, job.folder, "/"), job.name);
  }

  waiting(job) {
    return [this.name(job), h("span", { class: "quiet" }, bytes(job.bytes ?? 0))];
  }

  working(job) {
    const known = job.pages > 0;
    // job.page counts the pages that are done; the one in work is the next.
    const text = known ? t("inbox.page", { page: Math.min(job.page + 1, job.pages), pages: job.pages }) : t("inbox.opening");
    return [
      this.name(job),
      h("span", { class: "quiet" }, [text, remaining(job.secondsLeft)].filter(Boolean).join(" · ")),
      h("progress", { max: known ? job.pages : undefined, value: known ? job.page : undefined, "aria-label": text }),
    ];
  }

  done(job) {
    return [
      job.id ? h("a", { class: "job-name", href: link(["doc", job.id, "1"]) }, job.folder && h("span", null, job.folder, "/"), job.name) : this.name(job),
      h("span", { class: "quiet" }, when(job.finished)),
    ];
  }

  failed(job) {
    return [
      this.name(job),
      h("button", { type: "button", onClick: () => this.retry(job), "aria-label": `${t("inbox.retry")}: ${job.name}` }, t("inbox.retry")),
      this.reason(job),
    ];
  }

  /** In the interface's language, with the page and place that only the English sentence names below it. */
  reason({ reason, fault }) {
    const text = inWords(`fault.${fault}`, reason);
    return h("p", { class: "reason" }, text, text !== reason && h("small", { class: "quiet", lang: "en" }, reason));
  }
}
