package kz.muragat.web;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.search.IndexUnavailableException;
import kz.muragat.search.QueryProblem;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what comes in over HTTP. Nothing of a request stays in the message: the answer begins with no headers at all.
 * Whatever goes wrong is told with its status and a sentence, and nothing is thrown.
 */
public final class WebDesk implements Processor {

  private static final Logger LOG = LoggerFactory.getLogger(WebDesk.class);

  private final Router router = new Router();

  /**
   * @param archive stays the caller's to close
   */
  public WebDesk(WebArchive archive) {
    Shelf shelf = new Shelf(archive.documents());
    new StaticFiles().routes(router);
    new SearchApi(archive.index(), archive.documents()).routes(router);
    new DocumentsApi(shelf, archive.documents(), archive.pictures()).routes(router);
    new QueueApi(archive.documents(), archive.retraining()).routes(router);
    new CorrectionsApi(shelf, archive.corrections()).routes(router);
    new IiifImageApi(shelf, archive.pictures()).routes(router);
    new IiifApi(shelf, archive.documents()).routes(router);
    new IiifSearchApi(shelf, archive.documents(), archive.index()).routes(router);
    new JobsApi(archive.board(), archive.door(), archive.documents()).routes(router);
    new ModelsApi(archive.models(), archive.retraining()).routes(router);
    new HealthApi(archive.board(), archive.index(), archive.outbox(), archive.model())
        .routes(router);
  }

  @Override
  public void process(Exchange exchange) {
    Message message = exchange.getMessage();
    WebResponse response = answer(message);
    boolean head = "HEAD".equals(message.getHeader(Exchange.HTTP_METHOD, String.class));
    message.removeHeaders("*");
    response.headers().forEach(message::setHeader);
    message.setHeader("X-Content-Type-Options", "nosniff");
    message.setHeader("Referrer-Policy", "no-referrer");
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, response.status());
    message.setHeader(Exchange.CONTENT_TYPE, response.mediaType());
    if (response.content() instanceof WebResponse.Bytes bytes) {
      message.setBody(head ? new byte[0] : bytes.bytes());
    } else if (response.content() instanceof WebResponse.Stream stream) {
      message.setBody(stream.stream());
    }
  }

  private WebResponse answer(Message message) {
    try {
      WebRequest request = request(message);
      refuseOtherSites(request);
      return router.answer(request);
    } catch (Problem e) {
      return e.code().isPresent()
          ? problem(e.status(), e, e.code().get(), List.of())
          : problem(e.status(), e);
    } catch (QueryProblem e) {
      return problem(400, e, "mistake." + e.mistake(), e.values());
    } catch (UnreadableScanException e) {
      return problem(404, e);
    } catch (IndexUnavailableException e) {
      return problem(503, e);
    } catch (Exception e) {
      LOG.error("a request could not be answered", e);
      return problem(
          500, new IllegalStateException("The program failed on this request; its log says how."));
    }
  }

  private static WebResponse problem(int status, Exception problem) {
    return WebResponse.json(status, Map.of("error", String.valueOf(problem.getMessage())));
  }

  private static WebResponse problem(
      int status, Exception problem, String code, List<String> values) {
    return WebResponse.json(
        status,
        Map.of("error", String.valueOf(problem.getMessage()), "code", code, "values", values));
  }

  /** A page of another site, open in the same browser, must not change anything here. */
  private static void refuseOtherSites(WebRequest request) {
    String origin = request.header("origin");
    boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
    if (!reads
        && !origin.isEmpty()
        && !origin.replaceFirst("^https?://", "").equals(request.header("host"))) {
      throw new Problem(403, "Another site's page cannot change anything here.");
    }
  }

  private static WebRequest request(Message message) {
    Map<String, String> headers = new HashMap<>();
    message.getHeaders().forEach((name, value) -> {
      if (!name.startsWith("Camel") && value != null) {
        headers.put(name.toLowerCase(Locale.ROOT), value.toString());
      }
    });
    InputStream body = message.getBody(InputStream.class);
    return WebRequest.of(
        text(message, Exchange.HTTP_METHOD),
        text(message, Exchange.HTTP_PATH),
        text(message, Exchange.HTTP_RAW_QUERY),
        headers,
        body == null ? new ByteArrayInputStream(new byte[0]) : body);
  }

  private static String text(Message message, String header) {
    String value = message.getHeader(header, String.class);
    return value == null ? "" : value;
  }
}
