// Begins the fetches of main and of the modules that a page names, before any module script runs. A page has it as
// an inline script, called with their URLs. The loader takes the answers by absolute URL.
//
// Its lines are joined by spaces. It must mean nothing to XHTML and to template engines: no `&`, `<` or `$`, and a
// space after each opening brace. Browsers of 2018 must parse it.
((main, files) => {
  if (!self.fetch) return;
  const early = self.__wasm_split_early = { };
  const keep = (file, answer) => {
    // A failure is for whoever takes the answer; the console is not to complain before.
    answer.catch(() => 0);
    return early[new URL(file, document.baseURI).href] = answer;
  };
  // The same request as that of wasm-bindgen's JS.
  const begun = keep(main, fetch(main));
  for (const file of files) {
    const control = new AbortController();
    // By then main's headers have come: it is ahead on the line.
    const begin = () => fetch(file, { priority: 'low', signal: control.signal });
    // The loader gives up a request that stalls.
    keep(file, begun.then(begin, begin)).abort = why => control.abort(why);
  }
})
