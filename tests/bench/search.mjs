// Asks the search each line of standard input, one after the other, and prints p50 and p99: search.mjs URL TOKEN
import { request, Agent } from 'node:http';
import { readFileSync } from 'node:fs';

const [base, token] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const ask = (question) =>
  new Promise((resolve, reject) => {
    const begin = process.hrtime.bigint();
    request(`${base}/api/v1/search?q=${encodeURIComponent(question)}`, { agent, headers: { authorization: `Bearer ${token}` } }, (answer) => {
      let body = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk) => (body += chunk));
      answer.on('end', () => {
        if (answer.statusCode !== 200) return reject(new Error(`${answer.statusCode} ${body}`));
        resolve({ milliseconds: Number(process.hrtime.bigint() - begin) / 1e6, found: JSON.parse(body).items.length });
      });
    })
      .on('error', reject)
      .end();
  });
const times = [];
let found = 0;
for (const question of readFileSync(0, 'utf8').split('\n').filter((line) => line.trim() !== '')) {
  const answer = await ask(question);
  times.push(answer.milliseconds);
  found += answer.found;
}
times.sort((a, b) => a - b);
const at = (share) => times[Math.floor((times.length - 1) * share)].toFixed(2);
console.log(`p50 ${at(0.5)} ms, p99 ${at(0.99)} ms (${times.length} questions, ${found} found)`);
agent.destroy();
