package kz.muragat.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchmarkSearchCommandTest {

  @Test
  void printsRateSizeAndTimes() {
    StringWriter printed = new StringWriter();
    CommandLine commands = Main.commands();
    commands.setOut(new PrintWriter(printed));
    assertThat(commands.execute("benchmark-search", "--pages", "30", "--queries", "40"))
        .isEqualTo(ExitCode.OK);
    assertThat(printed.toString())
        .containsPattern("indexed: 30 pages in [0-9.]+ s on 2 threads = [0-9]+ pages a second")
        .containsPattern("size: index [0-9.]+ MB = [0-9]+ % of the text's 0.[1-9] MB")
        .containsPattern("searched: (3[0-9]|40) queries")
        .containsPattern("processor time: half within [0-9.]+ ms, 95 % within");
  }

  @Test
  void inventsTheSamePagesEachTime() {
    assertThat(new InventedPages().page(7)).isEqualTo(new InventedPages().page(7));
    assertThat(InventedPages.textBytes(new InventedPages().page(7).page())).isBetween(3000L, 6000L);
  }
}
