/* Elements from words. No text ever becomes markup. */

const SVG = "http://www.w3.org/2000/svg"
let sprite = ""

/** Where the shapes are. @param {string} address */
export function shapes(address) {
  sprite = address
}

/**
 * @param {string} name `button.button.button-act`
 * @param {Record<string, any>} [words] attributes; `on…` listens
 * @param {...(Node | string | null | undefined | false)} inside
 * @returns {HTMLElement}
 */
export function el(name, words = {}, ...inside) {
  const [tag, ...classes] = name.split(".")
  const made = document.createElement(tag)
  if (classes.length) made.className = classes.join(" ")
  for (const [word, value] of Object.entries(words)) {
    if (word.startsWith("on")) made.addEventListener(word.slice(2), value)
    else if (value === true) made.setAttribute(word, "")
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(word, String(value))
  }
  made.append(...inside.filter((part) => part !== null && part !== undefined && part !== false).map((part) => /** @type {Node | string} */ (part)))
  return made
}

/** @param {string} kind @param {string} id @returns {SVGElement} */
function shape(kind, id) {
  const made = document.createElementNS(SVG, "svg")
  made.setAttribute("class", kind)
  made.setAttribute("aria-hidden", "true")
  const use = document.createElementNS(SVG, "use")
  use.setAttribute("href", `${sprite}#${id}`)
  made.append(use)
  return made
}

/** @param {string} name @param {string} [size] */
export function icon(name, size = "") {
  return shape(size ? `icon icon-${size}` : "icon", `i-${name}`)
}

/** The silhouette of a status. @param {string} name @param {string} [tone] */
export function glyph(name, tone = "") {
  return shape(tone ? `glyph ${tone}` : "glyph", `g-${name}`)
}

/** A button with a sign and a word. @param {string} label @param {{ kind?: string, sign?: string, under?: string, press: (event: Event) => void }} words */
export function button(label, { kind = "", sign = "", under = "", press }) {
  const classes = kind.split(" ").filter(Boolean).map((one) => `.button-${one}`).join("")
  return el(`button.button${classes}`, { type: "button", onclick: press },
    sign && icon(sign), el("span", {}, label, under && el("small", {}, under)))
}

/** A button that is only a sign. @param {string} label @param {string} sign @param {(event: Event) => void} press */
export function signed(label, sign, press) {
  return el("button.button.button-quiet.button-icon", { type: "button", "aria-label": label, onclick: press }, icon(sign))
}
