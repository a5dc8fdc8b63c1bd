// Module hooks: import from http: URLs.
export async function resolve(specifier, context, next) {
  const url = URL.canParse(specifier, context.parentURL)
    && new URL(specifier, context.parentURL).href;
  return url && url.startsWith('http:') ? { url, format: 'module', shortCircuit: true }
    : next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.startsWith('http:')) return next(url, context);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} for ${url}`);
  return { format: 'module', source: await response.text(), shortCircuit: true };
}
