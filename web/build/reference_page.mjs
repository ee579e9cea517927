// An OpenAPI 3.1 document as one page of HTML: a list of anchors, the operations by tag, the schemas.

const kMethods = ['get', 'post', 'put', 'patch', 'delete'];

const escaped = (text) =>
  String(text).replace(
    /[&<>"']/g,
    (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]
  );

/** The little Markdown that the contract uses: paragraphs, lists, `code`, **strong**. */
export function prose(text = '') {
  const inline = (line) =>
    escaped(line)
      .replace(/`([^`]+)`/g, '<code>$1</code>')
      .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>');
  return String(text)
    .trim()
    .split(/\n\s*\n/)
    .filter((block) => block !== '')
    .map((block) => {
      if (!block.startsWith('- ')) return `<p>${inline(block.replaceAll('\n', ' '))}</p>`;
      const items = block.slice(2).split(/\n- /);
      return `<ul>${items.map((item) => `<li>${inline(item.replace(/\s+/g, ' '))}</li>`).join('')}</ul>`;
    })
    .join('\n');
}

const inlineProse = (text) => prose(text).replace(/^<p>([\s\S]*)<\/p>$/, '$1');
const nameOf = (ref) => ref.split('/').at(-1);
const anchorOf = (method, path) => `${method}-${path.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '')}`;

export function reference(contract) {
  const pointed = (node) =>
    node?.$ref
      ? {
          ...node.$ref
            .slice(2)
            .split('/')
            .reduce((at, part) => at[part.replaceAll('~1', '/')], contract),
          ...node
        }
      : node;

  /** What may stand in a place, in a few words, linked to the schemas by name. */
  function typeOf(schema) {
    if (schema === undefined || schema === true) return 'anything';
    if (schema.$ref) return `<a href="#schema-${nameOf(schema.$ref)}">${nameOf(schema.$ref)}</a>`;
    for (const [word, join] of [
      ['anyOf', ' or '],
      ['oneOf', ' or '],
      ['allOf', ' and ']
    ])
      if (schema[word]) return schema[word].map(typeOf).join(join);
    if (schema.enum) return schema.enum.map((value) => `<code>${escaped(value)}</code>`).join(', ');
    if (schema.const !== undefined) return `<code>${escaped(JSON.stringify(schema.const))}</code>`;
    if (schema.type === 'array') return `list of ${typeOf(schema.items)}`;
    const values = schema.additionalProperties;
    if (schema.type === 'object' && values && values !== true && !schema.properties)
      return `object of ${typeOf(values)} by key`;
    const type = [schema.type ?? 'anything'].flat().join(' or ');
    return escaped(schema.format ? `${type} (${schema.format})` : type);
  }

  const row = (cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  const table = (heads, rows) =>
    rows.length === 0
      ? ''
      : `<div class="table"><table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`;

  function properties(schema) {
    const required = new Set(schema.required ?? []);
    const rows = Object.entries(schema.properties ?? {}).map(([name, property]) =>
      row([
        `<code>${escaped(name)}</code>${required.has(name) ? ' <strong>required</strong>' : ''}`,
        typeOf(property),
        inlineProse(property.description ?? '')
      ])
    );
    return table(['Member', 'Type', 'Meaning'], rows);
  }

  function parameters(operation, path) {
    const all = [...(path.parameters ?? []), ...(operation.parameters ?? [])].map(pointed);
    const rows = all.map((parameter) =>
      row([
        `<code>${escaped(parameter.name)}</code>${parameter.required ? ' <strong>required</strong>' : ''}`,
        escaped(parameter.in),
        typeOf(parameter.schema),
        inlineProse(parameter.description ?? '')
      ])
    );
    return rows.length === 0 ? '' : `<h4>Parameters</h4>${table(['Name', 'In', 'Type', 'Meaning'], rows)}`;
  }

  const content = (node) =>
    Object.entries(node.content ?? {})
      .map(([media, { schema }]) => `<code>${escaped(media)}</code> ${typeOf(schema)}`)
      .join('<br>');

  function operationOf(method, pattern, operation, path) {
    const base = (operation.servers ?? path.servers ?? contract.servers)[0].url.replace(/\/$/, '');
    const answers = Object.entries(operation.responses).map(([status, node]) => {
      const response = pointed(node);
      return row([
        `<code>${escaped(status)}</code>`,
        inlineProse(response.description ?? ''),
        content(response)
      ]);
    });
    const body = operation.requestBody
      ? `<h4>Body</h4><p>${content(pointed(operation.requestBody))}</p>`
      : '';
    return `<article id="${anchorOf(method, pattern)}">
<h3><span class="method ${method}">${method.toUpperCase()}</span> <code>${escaped(base + pattern)}</code></h3>
<p class="summary">${inlineProse(operation.summary ?? '')}</p>
${prose(operation.description)}
${parameters(operation, path)}
${body}
<h4>Answers</h4>
${table(['Status', 'When', 'Content'], answers)}
</article>`;
  }

  const operations = Object.entries(contract.paths).flatMap(([pattern, path]) =>
    kMethods
      .filter((method) => path[method])
      .map((method) => ({ method, pattern, path, operation: path[method] }))
  );
  const ofTag = (tag) => operations.filter(({ operation }) => operation.tags?.[0] === tag.name);
  const tags = contract.tags.filter((tag) => ofTag(tag).length > 0);
  const schemas = Object.entries(contract.components.schemas);

  const links = tags
    .map(
      (tag) =>
        `<h2>${escaped(tag.name)}</h2><ul>${ofTag(tag)
          .map(
            ({ method, pattern }) =>
              `<li><a href="#${anchorOf(method, pattern)}"><span class="method ${method}">${method.toUpperCase()}</span> ${escaped(pattern)}</a></li>`
          )
          .join('')}</ul>`
    )
    .join('\n');
  const schemaLinks = `<h2>schemas</h2><ul>${schemas.map(([name]) => `<li><a href="#schema-${name}">${escaped(name)}</a></li>`).join('')}</ul>`;
  const sections = tags
    .map(
      (
        tag
      ) => `<section aria-labelledby="tag-${tag.name}"><h2 id="tag-${tag.name}">${escaped(tag.name)}</h2>${prose(tag.description)}
${ofTag(tag)
  .map(({ method, pattern, operation, path }) => operationOf(method, pattern, operation, path))
  .join('\n')}</section>`
    )
    .join('\n');
  const schemaArticles = schemas
    .map(
      ([name, schema]) => `<article id="schema-${name}"><h3>${escaped(name)}</h3>${prose(schema.description)}
${schema.properties ? properties(schema) : `<p>${typeOf(schema)}</p>`}
${schema.pattern ? `<p>Pattern <code>${escaped(schema.pattern)}</code></p>` : ''}</article>`
    )
    .join('\n');

  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(contract.info.title)} API ${escaped(contract.info.version)}</title>
<link rel="stylesheet" href="/reference.css">
</head>
<body>
<a class="skip" href="#main">Skip to the reference</a>
<nav aria-label="Operations and schemas">
${links}
${schemaLinks}
</nav>
<main id="main">
<h1>${escaped(contract.info.title)} API ${escaped(contract.info.version)}</h1>
${prose(contract.info.description)}
<p>The same as data: <a href="/api/v1/openapi.json">openapi.json</a> (OpenAPI ${escaped(contract.openapi)}).</p>
${sections}
<section aria-labelledby="schemas"><h2 id="schemas">schemas</h2>
${schemaArticles}
</section>
</main>
</body>
</html>
`;
}
