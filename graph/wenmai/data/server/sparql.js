"use strict";
// YASGUI on this server's endpoint, with the ready-made questions. It looks nothing up anywhere else: its
// completers would ask prefix.cc and others.
{
  const endpoint = new URL("/sparql", location.href).href;
  const questions = JSON.parse(document.getElementById("questions").textContent);
  Yasgui.Yasqe.defaults.autocompleters = [];
  Yasgui.Yasqe.defaults.value = questions[0].sparql;
  const yasgui = new Yasgui(document.getElementById("yasgui"), {
    requestConfig: { endpoint, method: "POST" },
    endpointCatalogueOptions: { getData: () => [{ endpoint }], keys: [] },
    copyEndpointOnNewTab: false,
    populateFromUrl: false,
  });
  const ask = (name) => {
    const question = questions.find((each) => each.name === name);
    if (!question) return;
    const tab = yasgui.addTab(true, { name, yasqe: { value: question.sparql } });
    tab.setEndpoint(endpoint);
    tab.getYasqe().query().catch(() => {});
  };
  for (const button of document.querySelectorAll("[data-question]")) {
    button.addEventListener("click", () => ask(button.dataset.question));
  }
  ask(new URLSearchParams(location.hash.slice(1)).get("question"));
}
