/* Addresses are relative: the page works under whatever prefix it was reached. */
SwaggerUIBundle({
  dom_id: '#apis',
  urls: [
    { name: 'Own resources', url: 'v1/openapi.json' },
    { name: "GitHub's dialect, 2022-11-28", url: 'v3/openapi.json?version=2022-11-28' },
    { name: "GitHub's dialect, 2026-03-10", url: 'v3/openapi.json?version=2026-03-10' }
  ],
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: 'StandaloneLayout',
  deepLinking: true,
  docExpansion: 'none',
  defaultModelsExpandDepth: -1,
  persistAuthorization: false,
  validatorUrl: null
})
