"""Names of months, weekdays and spans of time, as forums in Arabic (and beside it) write them."""

# One line a month, 1 to 12. Traditions: Egypt and the Gulf; the Levant and Iraq; Morocco; Algeria
# and Tunisia; Libya (1969 to 2011); then English, French, German, Spanish, Russian, Turkish; Urdu,
# Persian, Kurdish.
GREGORIAN = """
يناير|ينا|كانون الثاني|كانون ثاني|كانون ثان|كانون تاني|كانون2|ك2|جانفي|أي النار|january|jan|janvier|janv|januar|jänner|enero|ene|января|янв|январь|ocak|oca|جنوری|ژانویه|کانونی دووەم|کانوونی دووەم
فبراير|فيبراير|فبرير|فبرابر|فبر|شباط|فيفري|فبفري|النوار|february|feb|février|fevrier|févr|fév|februar|febrero|февраля|фев|февр|февраль|şubat|şub|فروری|فوریه|شوبات
مارس|مار|آذار|الربيع|march|mar|mars|märz|mär|mrz|marzo|марта|мар|март|mart|مارچ|ئازار
أبريل|أبر|نيسان|أفريل|الطير|april|apr|avril|avr|abril|abr|апреля|апр|апрель|nisan|nis|اپریل|آوریل
مايو|ماي|مي|مايس|أيار|الماء|may|mai|mayo|мая|май|mayıs|مئی|مه|ئایار
يونيو|يونيه|يون|حزيران|جوان|الصيف|june|jun|juin|juni|junio|июня|июн|июнь|haziran|haz|جون|ژوئن|حوزەیران
يوليو|يوليه|يول|يوليوز|تموز|جويليه|جوليه|ناصر|july|jul|juillet|juil|juli|julio|июля|июл|июль|temmuz|tem|جولائی|ژوئیه|تەمموز
أغسطس|أغسطوس|أوغسطس|أغشت|اغس|آب|غشت|أوت|هانيبال|august|aug|août|aout|aoû|agosto|ago|августа|авг|август|ağustos|ağu|اگست|ئاب
سبتمبر|سيبتمبر|شتمبر|سبت|أيلول|شتنبر|الفاتح|september|sep|sept|septembre|septiembre|сентября|сен|сент|сентябрь|eylül|eyl|ستمبر|سپتامبر|ئەیلول
أكتوبر|أوكتوبر|اكت|تشرين الأول|تشرين أول|تشرين1|ت1|التمور|october|oct|octobre|oktober|okt|octubre|октября|окт|октябрь|ekim|eki|اکتبر|تشرینی یەکەم
نوفمبر|نوڤمبر|نوفنبر|نوف|تشرين الثاني|تشرين ثاني|تشرين ثان|تشرين تاني|تشرين2|ت2|نونبر|نوانبر|الحرث|november|nov|novembre|noviembre|ноября|ноя|нояб|ноябрь|kasım|kas|نومبر|نوامبر|تشرینی دووەم
ديسمبر|ديسيمبر|دسمبر|دجمبر|ديس|كانون الأول|كانون أول|كانون1|ك1|دجنبر|الكانون|december|dec|décembre|dezember|dez|diciembre|dic|декабря|дек|декабрь|aralık|ara|دسامبر|کانونی یەکەم|کانوونی یەکەم|déc
"""

HIJRI = """
محرم|المحرم|محرم الحرام
صفر|صفر الخير|صفر المظفر
ربيع الأول|ربيع أول|ربيع1|ربيع أنور|ربيع الأنور
ربيع الآخر|ربيع الثاني|ربيع ثاني|ربيع ثان|ربيع2|ربيع آخر
جمادى الأولى|جمادى الأول|جماد الأولى|جماد الأول|جماد أول|جمادى أول|جمادى أولى|جمادى1|جماد1
جمادى الآخرة|جمادى الآخر|جمادى الثانية|جمادى الثاني|جماد الثانية|جماد الثاني|جماد ثاني|جماد الآخر|جماد الآخرة|جمادى ثاني|جمادى ثانية|جمادى2|جماد2
رجب|رجب الأصم|رجب المرجب|رجب الفرد|رجب الحرام
شعبان|شعبان المعظم
رمضان|رمضان المبارك|رمضان الكريم
شوال|شوال المكرم|شوال المبارك
ذو القعدة|ذي القعدة|ذا القعدة|ذوالقعدة|ذيالقعدة|ذي قعدة|ذو قعدة|القعدة|ذو القعدة الحرام|ذي القعدة الحرام
ذو الحجة|ذي الحجة|ذا الحجة|ذوالحجة|ذيالحجة|ذي حجة|ذو حجة|الحجة|ذو الحجة الحرام|ذي الحجة الحرام
"""

PERSIAN = """
فروردین|farvardin
اردیبهشت|ordibehesht
خرداد|khordad
تیر|tir
مرداد|امرداد|mordad
شهریور|shahrivar
مهر|mehr
آبان|aban
آذر|azar
دی|dey
بهمن|bahman
اسفند|esfand
"""

# Monday is 0, as `datetime.weekday` counts.
DAYS_OF_WEEK = """
الاثنين اثنين الأتنين اثن دوشنبه monday mon montag lundi lun понедельник
الثلاثاء الثلاثا الثلثاء الثلثا ثلاثاء ثلا سه‌شنبه tuesday tue dienstag mardi вторник
الأربعاء الأربعا أربعاء ارب چهارشنبه wednesday wed mittwoch mercredi mer среда среду
الخميس خميس خمس پنجشنبه پنج‌شنبه thursday thu donnerstag jeudi jeu четверг
الجمعة جمعة جمع friday fri freitag vendredi ven пятница пятницу
السبت سبت شنبه saturday sat samstag sonnabend samedi sam суббота субботу
الأحد أحد یکشنبه sunday sun sonntag dimanche dim воскресенье
"""

# Words for a span of one, of two, of several: these say nothing without a number.
SPANS = {
    "second": "ثانية second sec sekunde seconde секунду saniye چرکە سیکنڈ",
    "minute": "دقيقة minute min минуту dakika خولەک منٹ",
    "hour": "ساعة ساعت hour hr stunde heure час saat کاتژمێر گھنٹہ",
    "day": "يوم يوما روز day tag jour день gün ڕۆژ دن",
    "week": "أسبوع أسبوعا هفته week woche semaine неделю hafta هەفتە",
    "month": "شهر شهرا ماه month monat mois месяц ay مانگ مہینہ",
    "year": "سنة عام عاما سال year jahr année год yıl ساڵ",
}
DUALS = {
    "second": "ثانيتين ثانيتان",
    "minute": "دقيقتين دقيقتان",
    "hour": "ساعتين ساعتان",
    "day": "يومين يومان",
    "week": "أسبوعين أسبوعان",
    "month": "شهرين شهران",
    "year": "سنتين سنتان عامين عامان",
}
PLURALS = {
    "second": "ثواني ثوان seconds secs sekunden secondes секунды секунд",
    "minute": "دقائق دقايق minutes mins minuten минуты минут",
    "hour": "ساعات hours hrs stunden heures часа часов گھنٹے",
    "day": "أيام days tagen jours дня дней",
    "week": "أسابيع weeks wochen semaines недели недель ہفتے",
    "month": "أشهر شهور months monaten месяца месяцев مہینے",
    "year": "سنوات سنين أعوام years jahren ans années года лет",
}
SHORT_SPANS = {
    "second": "ث", "minute": "د", "hour": "س", "day": "ي", "month": "ش", "year": "ع",
}  # fmt: skip
NUMBERS = {
    "واحد": 1, "واحدة": 1, "إحدى": 1, "أحد": 1, "اثنين": 2, "اثنتين": 2, "اثنا": 2, "اثني": 2,
    "اثنتا": 2, "اثنتي": 2, "ثلاث": 3, "ثلاثة": 3, "أربع": 4, "أربعة": 4, "خمس": 5, "خمسة": 5,
    "ست": 6, "ستة": 6, "سبع": 7, "سبعة": 7, "ثمان": 8, "ثماني": 8, "ثمانية": 8, "تسع": 9,
    "تسعة": 9, "عشر": 10, "عشرة": 10, "عشرين": 20, "ثلاثين": 30, "أربعين": 40, "خمسين": 50,
    "نصف": 0.5, "ربع": 0.25, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "یک": 1, "دو": 2,
    "einem": 1, "einer": 1, "un": 1, "une": 1, "bir": 1,
}  # fmt: skip
TEN = ("عشر", "عشره")
SOME = ("بضع", "بضعة", "عدة", "few", "a few", "several", "چند")
ABOUT = (
    "حوالي", "نحو", "تقريبا", "قرابة", "ما يقارب", "أكثر من", "أقل من", "about", "over", "almost",
    "weniger als", "moins d'", "moins d’", "moins de",
)  # fmt: skip

# Behind a span, in languages beside Arabic.
AGO = ("ago", "назад", "پیش", "önce", "پہلے", "لەمەوبەر")

TODAY = "اليوم|النهاردة|هذا اليوم|الليلة|today|heute|aujourd'hui|hoy|сегодня|bugün|امروز|ئەمڕۆ"
YESTERDAY = (
    "يوم أمس|أمس|الأمس|بالأمس|البارحة|البارح|إمبارح|ليلة أمس|الليلة الماضية|yesterday|gestern|hier|ayer"
    "|вчера|dün|دیروز|دوێنێ|گزشتہ روز|گذشتہ روز"
)
BEFORE_YESTERDAY = (
    "أول أمس|أول من أمس|أمس الأول|قبل أمس|قبل البارحة|أول البارحة|أول إمبارح"
    "|the day before yesterday|day before yesterday|پریروز"
)
TOMORROW = "غدا|tomorrow"
NOW = (
    "الآن|قبل لحظات|منذ لحظات|منذ لحظة|قبل لحظة|قبل قليل|منذ قليل|قبل ثوان|للتو|توا|just now"
    "|moments ago|a moment ago|همین الان"
)
LAST = "الماضي|الماضية|الفائت|الفائتة|المنصرم|المنصرمة|گذشته"
AM = "ص|الصبح|صباحا|صباح|الصباح|قبل الظهر|am|a.m.|a.m|فجرا|الفجر|ضحى|الضحى"
PM = "م|مساء|مساءا|مسائا|مسا|المساء|عصرا|العصر|بعد الظهر|بعد العصر|مغربا|عشاء|pm|p.m.|p.m|ب.ظ"
NOON = "ظهرا|الظهر"
NIGHT = "ليلا|بالليل|الليل|منتصف الليل|بعد منتصف الليل"
