// A release that lost its WebAssembly on the way to the server.
{
  const usual = window.fetch;
  window.fetch = (address, options) => usual(String(address).replace("/widget_bg.wasm", "/lost/widget_bg.wasm"), options);
}
