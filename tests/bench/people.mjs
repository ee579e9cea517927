// Adds people with generated names in three scripts, and prints what somebody types who looks for some of them, one
// question a line, key by key: people.mjs URL TOKEN PEOPLE QUESTIONS
const [base, token, people, questions] = process.argv.slice(2);
let seed = 20240128;
const random = (n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
const pick = (list) => list[random(list.length)];
const syllables = [
  ['ba', 'با', 'ⴱⴰ'], ['mi', 'مي', 'ⵎⵉ'], ['ra', 'را', 'ⵔⴰ'], ['lu', 'لو', 'ⵍⵓ'], ['sé', 'سي', 'ⵙⵉ'], ['da', 'دا', 'ⴷⴰ'], ['kha', 'خا', 'ⵅⴰ'],
  ['na', 'نا', 'ⵏⴰ'], ['ti', 'تي', 'ⵜⵉ'], ['fa', 'فا', 'ⴼⴰ'], ['ya', 'يا', 'ⵢⴰ'], ['hu', 'هو', 'ⵀⵓ'], ['gha', 'غا', 'ⵖⴰ'], ['zi', 'زي', 'ⵣⵉ'],
  ['man', 'مان', 'ⵎⴰⵏ'], ['rid', 'ريد', 'ⵔⵉⴷ'], ['ham', 'حَام', 'ⵃⴰⵎ'], ['sal', 'سال', 'ⵙⴰⵍ'], ['dur', 'دُور', 'ⴷⵓⵔ'], ['kim', 'كيم', 'ⴽⵉⵎ']
];
const word = (length) => {
  const parts = Array.from({ length }, () => pick(syllables));
  const latin = parts.map((part) => part[0]).join('');
  return [latin[0].toUpperCase() + latin.slice(1), parts.map((part) => part[1]).join(''), parts.map((part) => part[2]).join('')];
};
const first = Array.from({ length: 400 }, () => word(2 + random(2)));
const last = Array.from({ length: 4000 }, () => word(2 + random(3)));
const nameOf = () => {
  const [given, family] = [pick(first), pick(last)];
  return { fr: `${given[0]} ${family[0]}`, ar: `${given[1]} ال${family[1]}`, zgh: `${given[2]} ${family[2]}` };
};
const names = Array.from({ length: Number(people) }, nameOf);
let next = 0;
const add = async () => {
  while (next < names.length) {
    const answer = await fetch(base + '/api/v1/people', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: names[next++] })
    });
    if (answer.status === 503 || answer.status === 429) {
      next -= 1;
      await new Promise((resolve) => setTimeout(resolve, 100));
    } else if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
    else await answer.arrayBuffer();
  }
};
await Promise.all(Array.from({ length: 32 }, add));
let asked = 0;
while (asked < Number(questions)) {
  const whole = pick(Object.values(pick(names)));
  for (let length = 2; length <= whole.length && asked < Number(questions); ++length, ++asked) console.log(whole.slice(0, length));
}
