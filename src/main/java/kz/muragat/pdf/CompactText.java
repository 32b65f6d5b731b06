package kz.muragat.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSString;

/** Objects of a PDF as text, in ISO 8859-1, with white space only where two words would become one. */
final class CompactText {

  private static final String DELIMITERS = "()<>[]{}/%";

  private final Map<COSBase, Integer> numbers;
  private final StringBuilder text = new StringBuilder();

  /**
   * @param numbers of the objects that are referred to, by identity
   */
  CompactText(Map<COSBase, Integer> numbers) {
    this.numbers = numbers;
  }

  CompactText dictionary(COSDictionary dictionary) throws IOException {
    text.append("<<");
    for (COSName key : dictionary.keySet()) {
      name(key);
      value(dictionary.getDictionaryObject(key));
    }
    text.append(">>");
    return this;
  }

  CompactText string(byte[] bytes) {
    text.append('(');
    for (byte b : bytes) {
      char c = (char) (b & 0xFF);
      if (c == '\r') {
        text.append("\\r");
      } else {
        text.append("()\\".indexOf(c) >= 0 ? "\\" : "").append(c);
      }
    }
    text.append(')');
    return this;
  }

  private void value(COSBase value) throws IOException {
    Integer number = numbers.get(value);
    if (number != null) {
      word(number + " 0 R");
    } else if (value instanceof COSDictionary dictionary) {
      dictionary(dictionary);
    } else if (value instanceof COSArray array) {
      text.append('[');
      for (int i = 0; i < array.size(); i++) {
        value(array.getObject(i));
      }
      text.append(']');
    } else if (value instanceof COSName name) {
      name(name);
    } else if (value instanceof COSString string) {
      string(string.getBytes());
    } else if (value instanceof COSInteger integer) {
      word(Long.toString(integer.longValue()));
    } else if (value instanceof COSFloat real) {
      ByteArrayOutputStream digits = new ByteArrayOutputStream();
      real.writePDF(digits);
      word(digits.toString(StandardCharsets.US_ASCII));
    } else if (value instanceof COSBoolean truth) {
      word(Boolean.toString(truth.getValue()));
    } else if (value == null || value instanceof COSNull) {
      word("null");
    } else {
      throw new IllegalArgumentException("no object of a PDF: " + value);
    }
  }

  private void word(String word) {
    if (text.length() > 0 && DELIMITERS.indexOf(text.charAt(text.length() - 1)) < 0) {
      text.append(' ');
    }
    text.append(word);
  }

  private void name(COSName name) {
    text.append('/');
    for (byte b : name.getName().getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (c > ' ' && c < 0x7F && c != '#' && DELIMITERS.indexOf(c) < 0) {
        text.append(c);
      } else {
        text.append('#')
            .append(Character.forDigit(c >> 4, 16))
            .append(Character.forDigit(c & 15, 16));
      }
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
