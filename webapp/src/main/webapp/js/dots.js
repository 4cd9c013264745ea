// A picture of a counter: one dot for each request.

const SVG = "http://www.w3.org/2000/svg";
const COLUMNS = 25;

export class Dots {
  constructor(svg, total) {
    const rows = Math.ceil(total / COLUMNS);
    svg.setAttribute("viewBox", `0 0 ${COLUMNS * 10} ${rows * 10}`);
    this.svg = svg;
    this.circles = Array.from({length: total}, (_, i) => circle(i));
    svg.replaceChildren(...this.circles);
  }

  /** Shows what the counter has kept, and which of the answered requests it has lost. */
  show(kept, answered) {
    this.circles.forEach((dot, i) => {
      dot.setAttribute("class", i < kept ? "kept" : i < answered ? "lost" : "");
    });
  }

  describe(kept, answered) {
    const text = `${answered} dots: ${kept} kept, ${Math.max(0, answered - kept)} lost`;
    this.svg.setAttribute("aria-label", text);
  }
}

function circle(i) {
  const dot = document.createElementNS(SVG, "circle");
  dot.setAttribute("cx", (i % COLUMNS) * 10 + 5);
  dot.setAttribute("cy", Math.floor(i / COLUMNS) * 10 + 5);
  dot.setAttribute("r", 3.4);
  return dot;
}
