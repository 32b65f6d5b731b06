import { Component, createRef, h, loadLeaflet } from "./lib.js";
import * as api from "./api.js";
import { t } from "./i18n.js";
import { doubt } from "./parts.js";

const SVG = "http://www.w3.org/2000/svg";
/** Width in pixels of the picture that is shown first; the scan itself is loaded when one looks closer. */
const OVERVIEW_WIDTH = 1600;
/** As a power of two: a page of 20,000 pixels on 300 of the screen. */
const FARTHEST = -6;
/** Room in pixels of the screen around what is brought into view. */
const MARGIN = 24;

function svg(name, attributes, parent) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  parent?.append(element);
  return element;
}

const rectangle = (box) => ({ x: box.x, y: box.y, width: box.width, height: box.height });

/** A frame around a word that leaves its ink free. */
function framed(box) {
  const room = box.height / 6;
  return { x: box.x - room, y: box.y - room, width: box.width + 2 * room, height: box.height + 2 * room };
}

/** The turn, as an SVG transform, that brings a page of this size upright into a frame that starts at 0, 0. */
function turnOf(width, height, angle) {
  switch (angle) {
    case 90:
      return `translate(${height} 0) rotate(90)`;
    case 180:
      return `translate(${width} ${height}) rotate(180)`;
    case 270:
      return `translate(0 ${width}) rotate(270)`;
    default:
      return "";
  }
}

/** A point of the page, in its pixels, where the turn puts it. */
function turned(x, y, width, height, angle) {
  switch (angle) {
    case 90:
      return [height - y, x];
    case 180:
      return [width - x, height - y];
    case 270:
      return [y, width - x];
    default:
      return [x, y];
  }
}

/**
 * The picture of a page with its lines, words and hits drawn over it. Picture and shapes are one SVG in the page's own
 * pixels, so that a turn by a quarter is one transform for all.
 *
 * Properties: documentId, page (as the server gives it), hits (boxes), angle (0, 90, 180, 270), focus (id of the line in
 * use), onHover(lineId or null), onChoose(lineId).
 */
export class PageMap extends Component {
  root = createRef();

  async componentDidMount() {
    this.leaflet = await loadLeaflet();
    if (!this.root.current) {
      return;
    }
    const { CRS, map } = this.leaflet;
    this.map = map(this.root.current, {
      crs: CRS.Simple,
      minZoom: FARTHEST,
      maxZoom: 3,
      zoomSnap: 0,
      wheelPxPerZoomLevel: 90,
      attributionControl: false,
      zoomControl: false,
    });
    this.map.on("zoomanim", () => { this.zooming = true; });
    this.map.on("zoomend", () => this.zoomed());
    this.observer = new ResizeObserver(() => this.map.invalidateSize());
    this.observer.observe(this.root.current);
    this.draw();
    this.fit();
  }

  componentWillUnmount() {
    this.observer?.disconnect();
    this.map?.remove();
  }

  componentDidUpdate(before) {
    if (!this.map) {
      return;
    }
    const { page, angle, hits, focus } = this.props;
    if (before.page !== page || before.angle !== angle) {
      const samePlace = before.page.number === page.number && before.angle === angle && before.documentId === this.props.documentId;
      this.draw();
      if (!samePlace) {
        this.fit();
      }
    } else if (before.hits !== hits) {
      this.drawHits();
      this.showHits();
    }
    if (before.focus !== focus) {
      this.mark(focus);
      if (focus) {
        this.showLine(focus);
      }
    }
  }

  /** Width and height after the turn. */
  size() {
    const { page, angle } = this.props;
    return angle % 180 === 0 ? [page.width, page.height] : [page.height, page.width];
  }

  bounds() {
    const [width, height] = this.size();
    return [[-height, 0], [0, width]];
  }

  draw() {
    const { documentId, page, angle, onHover, onChoose } = this.props;
    const [width, height] = this.size();
    this.overlay?.remove();
    const root = svg("svg", { viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: "none" });
    const turn = svg("g", { transform: turnOf(page.width, page.height, angle) }, root);
    this.picture = svg("image", {
      href: api.pageImage(documentId, page.number, OVERVIEW_WIDTH),
      width: page.width,
      height: page.height,
      preserveAspectRatio: "none",
      class: "page-picture",
    }, turn);
    this.sharp = page.width <= OVERVIEW_WIDTH;
    for (const block of page.blocks) {
      for (const line of block.lines) {
        const group = svg("g", { class: "map-line", "data-line": line.id }, turn);
        if (line.polygon?.length > 2) {
          svg("polygon", { points: line.polygon.map((point) => point.join(",")).join(" "), class: "map-line-shape" }, group);
        } else {
          svg("rect", { ...rectangle(line.box), class: "map-line-shape" }, group);
        }
        for (const word of line.words) {
          svg("rect", { ...rectangle(word.box), class: `map-word ${doubt(word.confidence)}`, rx: 2 }, group);
        }
        group.addEventListener("pointerenter", () => onHover(line.id));
        group.addEventListener("pointerleave", () => onHover(null));
        group.addEventListener("click", () => onChoose(line.id));
      }
    }
    this.hitLayer = svg("g", { class: "map-hits" }, turn);
    this.drawHits();
    this.overlay = this.leaflet.svgOverlay(root, this.bounds(), { interactive: true });
    this.overlay.addTo(this.map);
    this.mark(this.props.focus);
  }

  drawHits() {
    this.hitLayer.replaceChildren();
    for (const box of this.props.hits) {
      svg("rect", { ...framed(box), class: "map-hit", rx: 3 }, this.hitLayer);
    }
  }

  /** A view set while the map still glides would be overtaken by the end of the glide. */
  zoomed() {
    this.zooming = false;
    if (this.fitsNext) {
      this.fit();
    } else {
      this.sharpen();
    }
  }

  /** The whole width of the page, from its top; the whole page where that fits nearly as well. */
  fit() {
    this.fitsNext = this.zooming;
    if (this.zooming) {
      return;
    }
    const [width, height] = this.size();
    this.map.invalidateSize();
    const room = this.map.getSize();
    // Bounds of the page before would pull the view back while it goes to this one.
    this.map.setMaxBounds(null).setMinZoom(FARTHEST);
    const whole = Math.log2(Math.min(room.x / width, room.y / height));
    const wide = Math.log2(room.x / width);
    if (wide - whole < 0.2) {
      this.map.fitBounds(this.bounds(), { animate: false });
    } else {
      this.map.setView([-room.y / 2 / 2 ** wide, width / 2], wide, { animate: false });
    }
    this.map.setMinZoom(Math.floor(whole) - 1).setMaxBounds([[-height * 1.3, -width * 0.3], [height * 0.3, width * 1.3]]);
    this.showHits();
    if (this.props.focus) {
      this.showLine(this.props.focus);
    }
    this.sharpen();
  }

  fitPage() {
    this.map?.fitBounds(this.bounds());
  }

  zoom(step) {
    this.map?.setZoom(this.map.getZoom() + step);
  }

  /** Takes the scan itself once the overview has fewer pixels than the screen. */
  sharpen() {
    const { documentId, page } = this.props;
    const seen = page.width * 2 ** this.map.getZoom() * devicePixelRatio;
    if (!this.sharp && seen > OVERVIEW_WIDTH * 1.2) {
      this.sharp = true;
      const full = new Image();
      const picture = this.picture;
      full.onload = () => picture.setAttribute("href", full.src);
      full.src = api.pageImage(documentId, page.number);
    }
  }

  showHits() {
    const [first] = this.props.hits;
    if (first) {
      this.bring(first);
    }
  }

  showLine(id) {
    const line = this.props.page.blocks.flatMap((block) => block.lines).find((each) => each.id === id);
    if (line) {
      this.bring(line.box);
    }
  }

  /** Moves the page no further than is needed to see the box. */
  bring(box) {
    const { page, angle } = this.props;
    const corners = [[box.x, box.y], [box.x + box.width, box.y + box.height]]
      .map(([x, y]) => turned(x, y, page.width, page.height, angle))
      .map(([x, y]) => [-y, x]);
    const target = this.leaflet.latLngBounds(corners);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const [from, to] = [target.getNorthWest(), target.getSouthEast()].map((corner) => this.map.latLngToContainerPoint(corner));
    const size = to.subtract(from);
    this.map.panInside(target.getCenter(), { animate: !calm, padding: size.divideBy(2).add([MARGIN, MARGIN]) });
  }

  /** Outlines one line, without drawing anew. */
  mark(id) {
    for (const group of this.root.current.querySelectorAll(".map-line")) {
      group.classList.toggle("in-use", group.dataset.line === id);
    }
  }

  hover(id) {
    for (const group of this.root.current?.querySelectorAll(".map-line") ?? []) {
      group.classList.toggle("hovered", group.dataset.line === id);
    }
  }

  render({ page }) {
    return h("div", { class: "page-map", ref: this.root, role: "application", "aria-label": t("reader.image", { page: page.number }), tabindex: 0 });
  }

  /** Leaflet owns what is inside; only its frame's label changes. */
  shouldComponentUpdate(next) {
    this.root.current?.setAttribute("aria-label", t("reader.image", { page: next.page.number }));
    return true;
  }
}
