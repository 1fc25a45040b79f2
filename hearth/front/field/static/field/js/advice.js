/* The rule of advice, as rules/advice.py has it; its knowledge comes as data from the same tables.
   A test asks both about the same generated answers. */

/**
 * @typedef {{ minor: string[], seen: string[], signs: Record<string, string[]>, child: string[], adult: string[] }} Rule
 * @typedef {{ finding: string, child: boolean, signs: Record<string, string[]>, missing: string[] }} Advice
 */

/** @param {Rule} rule @param {string} band age band, or nothing yet */
export function isChild(rule, band) {
  return rule.minor.includes(band)
}

/** @param {Rule} rule @param {Record<string, string>} signs indicator to basis @param {boolean} child @returns {Advice} */
export function advise(rule, signs, child) {
  const marked = Object.keys(signs).filter((sign) => rule.seen.includes(signs[sign]))
  const found = Object.fromEntries(rule.adult.map((element) => [element, marked.filter((sign) => rule.signs[sign]?.includes(element))]))
  const missing = (child ? rule.child : rule.adult).filter((element) => !found[element].length)
  const finding = !missing.length ? "potential-victim" : marked.length ? "at-risk" : "no-signs"
  return { finding, child, signs: found, missing }
}
