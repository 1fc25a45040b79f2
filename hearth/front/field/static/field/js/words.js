/* The app's words and questions, in the language its owner reads. Albanian first. */

const LANGUAGE = "language"

/** @typedef {{ key: import("./envelope.js").Key, advice: any, languages: Record<string, { words: Record<string, string>, advice: any, forms: Record<string, any> }> }} Bundle */

/** @returns {Promise<Bundle>} */
export async function carried() {
  const answer = await fetch("/field/questions.json", { credentials: "omit" })
  if (!answer.ok) throw new Error("questions")
  return answer.json()
}

export class Words {
  /** @param {Bundle} bundle @param {string} language */
  constructor(bundle, language) {
    this.bundle = bundle
    this.language = language in bundle.languages ? language : "sq"
    this.said = bundle.languages[this.language]
  }

  /** @param {string} name @param {Record<string, string | number>} [holes] */
  say(name, holes = {}) {
    let sentence = this.said.words[name] ?? name
    for (const [hole, value] of Object.entries(holes)) sentence = sentence.replace(`{${hole}}`, String(value))
    return sentence
  }

  get forms() {
    return this.said.forms
  }

  /** @param {number | string | Date} moment 22:14, or 19.03. 22:14 when it was not today */
  hour(moment) {
    const at = new Date(moment)
    const two = (/** @type {number} */ n) => String(n).padStart(2, "0")
    const hour = `${two(at.getHours())}:${two(at.getMinutes())}`
    return at.toDateString() === new Date().toDateString() ? hour : `${two(at.getDate())}.${two(at.getMonth() + 1)}. ${hour}`
  }
}

export { LANGUAGE }
