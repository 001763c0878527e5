// Shows the two descriptions that lie beside this file. Text is set as text, never as markup.
const VERBS = ['get', 'post', 'put', 'delete', 'patch'];
const FIELDS_DEEP = 6;
// What a trader reads comes first.
const TAGS = ['Market data', 'Trading', 'Account', 'Streams', 'Beyond the dialect', 'Wallet', 'People', 'Operators'];

/** An element with attributes, texts and other elements in it. */
function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children.filter((child) => child !== undefined && child !== null));
  return made;
}

function table(heads, rows) {
  const head = el('tr', {}, ...heads.map((text) => el('th', { scope: 'col' }, text)));
  const body = rows.map((cells) => el('tr', {}, ...cells.map((cell) => el('td', {}, cell ?? ''))));
  return el('table', {}, el('thead', {}, head), el('tbody', {}, ...body));
}

function resolve(description, node) {
  if (!node?.$ref) {
    return node;
  }
  const steps = node.$ref.slice(2).split('/').map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return steps.reduce((found, step) => found?.[step], description);
}

/** A schema in few words: integer, one of A, B, up to 100, an array of Order. */
function inWords(schema = {}) {
  if (schema.$ref) {
    return schema.$ref.split('/').pop();
  }
  const several = schema.oneOf ?? schema.anyOf;
  if (several) {
    return several.map(inWords).join(' or ');
  }
  if (schema.allOf) {
    return inWords(schema.allOf[0]);
  }
  if (schema.prefixItems) {
    return `[${schema.prefixItems.map(inWords).join(', ')}]`;
  }
  if (schema.items) {
    return `array of ${inWords(schema.items)}`;
  }
  if (schema.enum) {
    return schema.enum.join(', ');
  }
  const bounds = [
    schema.format === 'decimal' ? 'decimal as text' : [].concat(schema.type ?? 'anything').join(' or '),
    schema.minimum === undefined ? '' : `from ${schema.minimum}`,
    schema.maximum === undefined ? '' : `up to ${schema.maximum}`,
    schema.default === undefined ? '' : `default ${schema.default}`,
    schema.pattern ?? '',
  ];
  return bounds.filter(Boolean).join(' ');
}

/** The fields of a schema as a tree of lists; what contains itself is named and not drawn again. */
function fields(description, schema, above = []) {
  const name = schema?.$ref;
  const whole = resolve(description, schema) ?? {};
  const inner = whole.items ?? whole.oneOf?.[0] ?? whole.anyOf?.[0] ?? whole.allOf?.[0];
  if (inner) {
    return fields(description, inner, above);
  }
  if (!whole.properties || above.includes(name) || above.length >= FIELDS_DEEP) {
    return undefined;
  }
  const required = whole.required ?? [];
  return el('ul', {}, ...Object.entries(whole.properties).map(([field, type]) => el(
    'li', {}, el('code', {}, field), `${required.includes(field) ? '' : ' (optional)'}: ${inWords(type)}`,
    fields(description, type, [...above, name]),
  )));
}

function shape(description, title, schema) {
  return schema ? [el('h4', {}, `${title}: ${inWords(schema)}`), fields(description, schema)] : [];
}

/** Links of the documents lead nowhere here. */
const plain = (text) => text.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll('`', '');

const media = (content = {}) => Object.values(content)[0]?.schema;

function endpoint(description, verb, path, operation) {
  const parameters = (operation.parameters ?? []).map((each) => resolve(description, each));
  const marks = [`weight ${operation['x-weight']}`];
  if (operation.security.length) marks.push(operation.security.map((each) => Object.keys(each)[0]).join(' or '));
  if (operation['x-roles']) marks.push(operation['x-roles'].join(' '));
  const answer = Object.entries(operation.responses).find(([status]) => status !== 'default');
  return el(
    'details', { id: operation.operationId, 'data-text': `${verb} ${path} ${operation.summary}`.toLowerCase() },
    el('summary', {}, el('code', {}, `${verb.toUpperCase()} ${path}`), ` ${plain(operation.summary)}`,
      ...marks.map((mark) => el('span', { class: 'mark' }, mark))),
    parameters.length ? table(
      ['parameter', '', 'is', 'example', ''],
      parameters.map((each) => [
        el('code', {}, each.name), each.required ? 'mandatory' : '', inWords(each.schema),
        String(each.example ?? ''), each.description,
      ]),
    ) : undefined,
    ...shape(description, 'Body', media(operation.requestBody?.content)),
    ...shape(description, `Answer ${answer[0]}`, media(answer[1].content)),
  );
}

function showEndpoints(description) {
  const byTag = new Map();
  for (const [path, operations] of Object.entries(description.paths)) {
    for (const verb of VERBS.filter((each) => operations[each])) {
      const [tag] = operations[verb].tags;
      byTag.set(tag, [...byTag.get(tag) ?? [], endpoint(description, verb, path, operations[verb])]);
    }
  }
  const rank = (tag) => (TAGS.includes(tag) ? TAGS.indexOf(tag) : TAGS.length);
  const inOrder = [...byTag].sort(([one], [other]) => rank(one) - rank(other));
  return inOrder.map(([tag, all]) => el('section', {}, el('h2', {}, tag), ...all));
}

function showStreams(description) {
  const all = Object.entries(description.channels).map(([name, channel]) => el(
    'details', { id: `stream-${name}`, 'data-text': `${channel.address} ${channel.description}`.toLowerCase() },
    el('summary', {}, el('code', {}, channel.address), ` ${channel.description}`),
    ...Object.entries(channel.messages).flatMap(([message, reference]) => {
      const known = resolve(description, reference);
      return known['x-endpoint']
        ? [el('p', {}, el('code', {}, message), ` as ${known['x-endpoint']}`)]
        : shape(description, message, known.payload);
    }),
  ));
  return el('section', {}, el('h2', {}, 'WebSocket'), ...all);
}

function showErrors(errors) {
  const rows = errors.map((error) => [String(error.code), String(error.status), error.retry, el('code', {}, error.name)]);
  return el('section', { id: 'errors' }, el('h2', {}, 'Errors'), table(['code', 'status', 'retry', 'name'], rows));
}

function find(text) {
  const wanted = text.trim().toLowerCase();
  for (const each of document.querySelectorAll('details')) {
    each.hidden = !each.dataset.text.includes(wanted);
  }
  for (const each of document.querySelectorAll('section:has(details)')) {
    each.hidden = !each.querySelector('details:not([hidden])');
  }
}

async function load(name) {
  const answer = await fetch(`/docs/${name}`);
  if (!answer.ok) {
    throw new Error(`${name}: ${answer.status}`);
  }
  return answer.json();
}

try {
  const [rest, streams] = await Promise.all([load('openapi.json'), load('asyncapi.json')]);
  document.getElementById('introduction').textContent = rest.info.description;
  document.getElementById('content').replaceChildren(
    ...showEndpoints(rest), showStreams(streams), showErrors(rest['x-errors']),
  );
  document.getElementById('find').addEventListener('input', ({ target }) => find(target.value));
  const asked = document.getElementById(location.hash.slice(1));
  asked?.setAttribute('open', '');
  asked?.scrollIntoView();
} catch (failure) {
  document.getElementById('state').textContent = `The description could not be loaded (${failure.message}).`;
}
