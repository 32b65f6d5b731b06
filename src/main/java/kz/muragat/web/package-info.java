/**
 * The archive over HTTP: the workbench's pages, the API they use, IIIF, health and metrics.
 *
 * <pre>
 * routes/web.camel.yaml ── platform-http ──► {@link kz.muragat.web.WebDesk} ──► {@link kz.muragat.web.Router}
 *     /, /static, /webjars     StaticFiles          /api/search     SearchApi
 *     /api/documents           DocumentsApi         /api/jobs       JobsApi
 *     /api/models              ModelsApi            /iiif           IiifApi
 *     /health, /metrics        HealthApi
 * </pre>
 *
 * <p>Only {@link kz.muragat.web.WebDesk}, {@link kz.muragat.web.WebHeaders}, {@link kz.muragat.web.UploadLimit} and
 * {@link kz.muragat.web.LongAddresses} know Camel or its server; a handler takes a {@link kz.muragat.web.WebRequest} and gives a {@link
 * kz.muragat.web.WebResponse}, or throws a {@link kz.muragat.web.Problem} with the status and a sentence for whoever
 * asked. To add an interface, write a class with a {@code routes(Router)} method and name it in {@link
 * kz.muragat.web.WebDesk}; describe it in {@code openapi.json}.
 */
@NullMarked
package kz.muragat.web;

import org.jspecify.annotations.NullMarked;
