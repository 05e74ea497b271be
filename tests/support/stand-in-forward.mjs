// The stand-in child's way to a practice tenant: what the Exchange module does over REST, with the wire's types.
import { readFileSync } from 'node:fs';
import { request } from 'node:https';

/** Runs one cmdlet there. The CA stands behind the `#` of the address. */
export async function forward({ uri, token }, cmdlet, parameters, fields) {
  const [address, caFile] = uri.split('#');
  const plain = Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, fromWire(value)]),
  );
  let response;
  try {
    response = await post(`${address}/${encodeURIComponent(cmdlet)}`, token, decodeURIComponent(caFile), {
      parameters: plain,
    });
  } catch (error) {
    return failure('System.Net.Http.HttpRequestException', error.message);
  }
  const body = parse(response.body);
  if (response.status === 200) {
    return { result: body.result.map((row) => rowToWire(only(row, fields))), warnings: body.warnings ?? [] };
  }
  if (response.status === 401)
    return { ...failure('System.UnauthorizedAccessException', 'UnAuthorized'), tokenEnded: true };
  if (response.status === 429)
    return failure('Microsoft.Exchange.Data.OverBudgetException', 'Too many requests');
  if (body?.error !== undefined) {
    const { type = '', fullyQualifiedErrorId = '', category = '', message = '' } = body.error;
    return { error: { type, fullyQualifiedErrorId, category, message } };
  }
  return response.status === 403
    ? failure('System.UnauthorizedAccessException', 'Access is denied.')
    : failure('System.Net.Http.HttpRequestException', `status ${response.status}`);
}

function failure(type, message) {
  return { error: { type, message, fullyQualifiedErrorId: '', category: 'NotSpecified' } };
}

function post(url, token, caFile, body) {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: 'POST',
        ca: readFileSync(caFile),
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json; charset=utf-8' },
      },
      (response) => {
        const parts = [];
        response.on('data', (part) => parts.push(part));
        response.on('error', reject);
        response.on('end', () =>
          resolve({ status: response.statusCode, body: Buffer.concat(parts).toString('utf8') }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(JSON.stringify(body));
  });
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** As PowerShell would bind it. */
function fromWire(value) {
  if (Array.isArray(value)) return value.map(fromWire);
  if (typeof value !== 'object' || value === null) return value;
  if (value.$ !== 'change') return value.v;
  return Object.fromEntries(
    [
      ['Add', value.v.add],
      ['Remove', value.v.remove],
    ].filter(([, list]) => list.length > 0),
  );
}

/** Of a row the wanted properties alone, whatever the case of their names. */
function only(row, fields) {
  if (fields === undefined) return row;
  const wanted = fields.map((field) => field.toLowerCase());
  return Object.fromEntries(Object.entries(row).filter(([name]) => wanted.includes(name.toLowerCase())));
}

function rowToWire(row) {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, toWire(value)]));
}

/** With the types that .NET objects have, so that the session must make rows of them again. */
function toWire(value) {
  if (Array.isArray(value)) return value.map(toWire);
  if (typeof value === 'object' && value !== null) return { $: 'object', v: rowToWire(value) };
  if (typeof value !== 'string') return value;
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(value))
    return { $: 'guid', v: value.toUpperCase() };
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/u.test(value) ? { $: 'date', v: value } : value;
}
