package kz.muragat.train.synth;

import java.util.List;

/** The short things documents are full of: dates, numbers, names with initials, sums, codes. */
final class DocumentBits {

  private static final List<String> KAZAKH_MONTHS = List.of(
      "қаңтар",
      "ақпан",
      "наурыз",
      "сәуір",
      "мамыр",
      "маусым",
      "шілде",
      "тамыз",
      "қыркүйек",
      "қазан",
      "қараша",
      "желтоқсан");
  private static final List<String> RUSSIAN_MONTHS = List.of(
      "января",
      "февраля",
      "марта",
      "апреля",
      "мая",
      "июня",
      "июля",
      "августа",
      "сентября",
      "октября",
      "ноября",
      "декабря");
  private static final List<String> KAZAKH_NAMES = List.of(
      "Құнанбаев",
      "Байтұрсынұлы",
      "Әуезов",
      "Өтемісұлы",
      "Сәтбаев",
      "Жұмабаев",
      "Ұлықбек",
      "Шәкәрім",
      "Бөкейханов",
      "Һәкімов",
      "Үмбетов",
      "Іскендірұлы",
      "Қожахметқызы",
      "Мәметова",
      "Ғабдуллин",
      "Нұрпейісова",
      "Ыбыраева",
      "Ешмұхамбет",
      "Елубай");
  private static final List<String> RUSSIAN_NAMES = List.of(
      "Иванов",
      "Щербакова",
      "Цветаева",
      "Эйхе",
      "Юдин",
      "Ёлкин",
      "Фёдоров",
      "Объедков",
      "Хрущёв",
      "Чайковский",
      "Шмидт",
      "Яковлева",
      "Пржевальский",
      "Жуковская",
      "Ыныкчанский",
      "Семёнов-Тян-Шанский",
      "Зубков",
      "Лебедь",
      "Грачёва",
      "Эрдман");
  private static final String INITIALS = "АӘБВГҒДЕЁЖЗИЙКҚЛМНОӨПРСТУҰҮФХҺЦЧШЩЫІЭЮЯ";
  private static final List<String> ABBREVIATIONS = List.of(
      "т. б.",
      "т.б.",
      "т. с. с.",
      "и т. д.",
      "и т. п.",
      "т. е.",
      "т.к.",
      "г.",
      "гг.",
      "ж.",
      "жж.",
      "руб.",
      "коп.",
      "тг",
      "тыс.",
      "млн",
      "млрд",
      "обл.",
      "р-н",
      "ауд.",
      "ст.",
      "п.",
      "пп.",
      "б.",
      "қ.",
      "көш.",
      "ул.",
      "д.",
      "кв.",
      "л.",
      "лл.",
      "об.",
      "оп.",
      "ф.",
      "д.",
      "стр.",
      "бет.",
      "см.",
      "қар.",
      "им.",
      "ат.",
      "КСРО",
      "СССР",
      "ҚазКСР",
      "КазССР",
      "ҚР",
      "РК",
      "ОМА",
      "ЦГА",
      "НКВД",
      "ЦК КП(б)К",
      "АҚ",
      "ЖШС",
      "ТОО",
      "АО",
      "БҰҰ",
      "ООН",
      "ЖСН",
      "ИИН",
      "БСН",
      "БИН");
  private static final List<String> SIGNING = List.of(
      "Қолы",
      "Подпись",
      "Төраға",
      "Председатель",
      "Хатшы",
      "Секретарь",
      "Бастық",
      "Начальник отдела",
      "Директор",
      "Бухгалтер",
      "Бас есепші",
      "Тапсырды",
      "Қабылдады",
      "Сдал",
      "Принял",
      "Тексерді",
      "Проверил",
      "Келісілді",
      "Утверждаю");
  // Without I and O, which are a one and a nought in most faces.
  private static final String CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

  private DocumentBits() {}

  static String any(Dice dice) {
    return switch (dice.whole(0, 20)) {
      case 0, 1 -> dateInWords(dice);
      case 2 -> numericDate(dice);
      case 3, 4 -> number(dice);
      case 5, 6 -> name(dice);
      case 7 -> money(dice);
      case 8 -> phone(dice);
      case 9 -> code(dice);
      case 10 ->
        "№ " + dice.whole(1, 9999)
            + dice.pick(List.of("", "", "-п", "/" + dice.whole(1, 99), "-қ", "-I", "/II"));
      case 11 -> "§ " + dice.whole(1, 120) + dice.pick(List.of("", ".", "-" + dice.whole(1, 20)));
      case 12 -> dice.pick(ABBREVIATIONS);
      case 13 -> reference(dice);
      case 14 ->
        decimal(dice)
            + dice.pick(List.of(
                " %",
                "%",
                " °C",
                "°",
                " ₸",
                " кг",
                " м",
                " км",
                " га",
                " ц",
                " см",
                " × " + dice.whole(2, 99)));
      case 15 ->
        dice.whole(1, 40)
            + dice.pick(List.of(
                ")", ".", ".", "-тарау", "-бап", "-тармақ", "-й", "-го", "-я", "-ші", "-шы"));
      case 16 -> roman(dice) + dice.pick(List.of("", " ғ.", " в.", ". ", " том", " бөлім"));
      case 17, 18 -> range(dice);
      case 19 -> signature(dice);
      default -> address(dice);
    };
  }

  /** Who signs, and the name that stands behind the place to sign on. */
  private static String signature(Dice dice) {
    String who = dice.pick(SIGNING);
    return switch (dice.whole(0, 4)) {
      case 0 -> "/" + name(dice) + "/";
      case 1 -> who + " /" + name(dice) + "/";
      case 2 -> who + ": (" + name(dice) + ")";
      case 3 -> who + ": " + name(dice);
      default -> {
        String close = name(dice).replace(" ", "");
        yield dice.pick(List.of("", "қолы ", "подпись ")) + "/" + close + "/";
      }
    };
  }

  static String name(Dice dice) {
    String name = dice.pick(dice.chance(0.5) ? KAZAKH_NAMES : RUSSIAN_NAMES);
    String space = dice.chance(0.6) ? " " : "";
    String first = dice.pickLetter(INITIALS) + ".";
    String second = dice.chance(0.75) ? space + dice.pickLetter(INITIALS) + "." : "";
    return dice.chance(0.5) ? first + second + " " + name : name + " " + first + second;
  }

  private static String dateInWords(Dice dice) {
    int day = dice.whole(1, 31);
    int year = dice.whole(1861, 2025);
    String quoted =
        dice.chance(0.4) ? "«" + (day < 10 && dice.chance(0.5) ? "0" : "") + day + "»" : "" + day;
    if (dice.chance(0.5)) {
      String month = dice.pick(KAZAKH_MONTHS);
      return switch (dice.whole(0, 2)) {
        case 0 -> year + " жылғы " + quoted + " " + month;
        case 1 -> year + " ж. " + quoted + " " + month;
        default -> quoted + " " + month + " " + year + " ж.";
      };
    }
    return quoted + " " + dice.pick(RUSSIAN_MONTHS) + " " + year
        + dice.pick(List.of(" г.", " года", "г.", ""));
  }

  private static String numericDate(Dice dice) {
    String separator = dice.pick(List.of(".", ".", ".", "/", "-"));
    String year = dice.chance(0.7) ? "" + dice.whole(1900, 2025) : two(dice.whole(0, 99));
    return two(dice.whole(1, 31)) + separator + two(dice.whole(1, 12)) + separator + year;
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : "" + number;
  }

  private static String number(Dice dice) {
    int digits = dice.whole(1, 7);
    StringBuilder number = new StringBuilder();
    boolean grouped = dice.chance(0.5);
    for (int i = 0; i < digits; i++) {
      if (grouped && i > 0 && (digits - i) % 3 == 0) {
        number.append(' ');
      }
      number.append(i == 0 && digits > 1 ? dice.whole(1, 9) : dice.whole(0, 9));
    }
    return number.toString();
  }

  private static String decimal(Dice dice) {
    return number(dice) + dice.pick(List.of(",", ",", ".")) + dice.whole(0, 99);
  }

  private static String money(Dice dice) {
    return number(dice)
        + dice.pick(List.of(
            " теңге",
            " тенге",
            " ₸",
            " руб.",
            " рублей",
            " руб. " + two(dice.whole(0, 99)) + " коп.",
            " тг",
            " сом",
            " $",
            " €"));
  }

  /** From one number to another, by the long dash of good print or the hyphen of all others. */
  private static String range(Dice dice) {
    String dash = dice.chance(0.7) ? "–" : "-";
    int from = dice.whole(1861, 2020);
    int small = dice.whole(1, 300);
    return switch (dice.whole(0, 3)) {
      case 0, 1 ->
        from
            + dash
            + (from + dice.whole(1, 30))
            + dice.pick(List.of("", "", " гг.", " жж.", " годы", " жылдар", " жылдары"));
      case 2 ->
        dice.pick(List.of("стр. ", "с. ", "лл. ", "пп. ", "№№ ", ""))
            + small
            + dash
            + (small + dice.whole(1, 60))
            + dice.pick(List.of("", "", " бет", "-беттер"));
      default ->
        dice.whole(1, 40) + dash + dice.whole(41, 99) + dice.pick(List.of(" %", "%", " °C", " кг"));
    };
  }

  private static String phone(Dice dice) {
    String area = "" + dice.whole(700, 799);
    String tail = dice.whole(10, 99) + "-" + dice.whole(10, 99);
    return switch (dice.whole(0, 2)) {
      case 0 -> "+7 (" + area + ") " + dice.whole(100, 999) + "-" + tail;
      case 1 -> "8 " + area + " " + dice.whole(100, 999) + " " + tail.replace('-', ' ');
      default -> "тел. " + dice.whole(2, 9) + dice.whole(0, 9) + "-" + tail;
    };
  }

  private static String code(Dice dice) {
    StringBuilder code = new StringBuilder();
    int length = dice.whole(4, 12);
    boolean latin = dice.chance(0.5);
    for (int i = 0; i < length; i++) {
      code.append(
          latin && dice.chance(0.4) ? dice.pickLetter(CODE_LETTERS) : "" + dice.whole(0, 9));
      if (i + 1 < length && dice.chance(0.12)) {
        code.append(dice.pick(List.of("-", "/", ".", "_")));
      }
    }
    return TextCleaner.readable(code.toString());
  }

  private static String reference(Dice dice) {
    int fond = dice.whole(1, 2500);
    int inventory = dice.whole(1, 30);
    int file = dice.whole(1, 900);
    int sheet = dice.whole(1, 300);
    return dice.chance(0.5)
        ? "Ф. " + fond + ". Оп. " + inventory + ". Д. " + file + ". Л. " + sheet
            + (dice.chance(0.4) ? " об." : "")
        : fond + "-қор, " + inventory + "-тізбе, " + file + "-іс, " + sheet + "-парақ";
  }

  private static String address(Dice dice) {
    return dice.chance(0.5)
        ? dice.pick(List.of(
                "Абай", "Төле би", "Әйтеке би", "Қабанбай батыр", "Сәтбаев", "Өтеген батыр"))
            + " көш., " + dice.whole(1, 200) + "-үй"
        : "ул. "
            + dice.pick(List.of("Ленина", "Фурманова", "Чапаева", "Шевченко", "Южная", "Щорса"))
            + ", д. " + dice.whole(1, 200) + ", кв. " + dice.whole(1, 120);
  }

  /** Roman numerals as documents have them, in Latin capitals. */
  static String roman(Dice dice) {
    int number = dice.whole(1, 39);
    return "X".repeat(number / 10)
        + List.of("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX").get(number % 10);
  }
}
