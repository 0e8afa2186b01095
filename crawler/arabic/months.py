"""Names of months, weekdays and spans of time, as forums in Arabic (and beside it) write them."""

from __future__ import annotations

# One line a month, 1 to 12. Traditions: Egypt and the Gulf; the Levant and Iraq; Morocco; Algeria
# and Tunisia; Libya (1969 to 2011); then English, French, German, Spanish, Russian, Turkish.
GREGORIAN = """
يناير ينا|كانون الثاني|كانون ثاني|كانون2|كانون 2|ك2|جانفي|أي النار|january jan|janvier janv|januar jan jänner|enero ene|января янв январь|ocak oca
فبراير فبرابر فبر|شباط|فيفري فبفري|النوار|february feb|février fevrier févr fév|februar|febrero|февраля фев февр февраль|şubat şub
مارس مار|آذار|الربيع|march mar|mars|märz mär mrz|marzo|марта мар март|mart
أبريل ابريل أبر|نيسان|أفريل|الطير|april apr|avril avr|abril abr|апреля апр апрель|nisan nis
مايو ماي مي|أيار|الماء|may|mai|mayo|мая май|mayıs
يونيو يونيه يون|حزيران|جوان|الصيف|june jun|juin|juni|junio|июня июн июнь|haziran haz
يوليو يوليه يول يوليوز|تموز|جويليه جوليه|ناصر|july jul|juillet juil|juli|julio|июля июл июль|temmuz tem
أغسطس اغس|آب|غشت|أوت|هانيبال|august aug|août aout|agosto ago|августа авг август|ağustos ağu
سبتمبر|أيلول|شتنبر|الفاتح|september sep sept|septembre|septiembre|сентября сен сент сентябрь|eylül eyl
أكتوبر أوكتوبر اكت|تشرين الأول|تشرين أول|تشرين1|تشرين 1|ت1|التمور|october oct|octobre|oktober okt|octubre|октября окт октябрь|ekim eki
نوفمبر نوفنبر نوف|تشرين الثاني|تشرين ثاني|تشرين2|تشرين 2|ت2|نونبر|الحرث|november nov|novembre|noviembre|ноября ноя нояб ноябрь|kasım kas
ديسمبر دسمبر ديس|كانون الأول|كانون أول|كانون1|كانون 1|ك1|دجنبر|الكانون|december dec|décembre|dezember dez|diciembre dic|декабря дек декабрь|aralık ara
"""

HIJRI = """
محرم|المحرم|محرم الحرام
صفر|صفر الخير
ربيع الأول|ربيع أول|ربيع 1|ربيع1|ربيع أنور
ربيع الآخر|ربيع الثاني|ربيع ثاني|ربيع 2|ربيع2|ربيع آخر
جمادى الأولى|جمادي الأول|جماد الأول|جماد أول|جمادى 1|جمادى أول|جمادى الاول
جمادى الآخرة|جمادى الثانية|جمادي الثاني|جماد الثاني|جماد ثاني|جماد الآخر|جمادى 2|جمادى الآخر|جمادى ثاني
رجب|رجب الأصم|رجب المرجب
شعبان|شعبان المعظم
رمضان|رمضان المبارك
شوال|شوال المكرم
ذو القعدة|ذي القعدة|ذوالقعدة|ذيالقعدة|ذي قعدة|ذو قعدة|القعدة
ذو الحجة|ذي الحجة|ذوالحجة|ذيالحجة|ذي حجة|ذو حجة|الحجة
"""

SOLAR = """
فروردین|farvardin
اردیبهشت|ordibehesht
خرداد|khordad
تیر|tir
مرداد|mordad
شهریور|shahrivar
مهر|mehr
آبان|aban
آذر|azar
دی|dey
بهمن|bahman
اسفند|esfand
"""

# Monday is 0, as `datetime.weekday` counts.
WEEKDAYS = """
الاثنين الإثنين اثنين الأثنين monday
الثلاثاء الثلاثا الثلثاء ثلاثاء tuesday
الأربعاء الاربعا أربعاء wednesday
الخميس خميس thursday
الجمعة جمعة friday
السبت سبت saturday
الأحد أحد sunday
"""

# A word for a span, and what it stands for: its unit, and its number where the word says that
# itself (the dual, and a bare singular).
SPANS = {
    "second": "ثانية ثواني ثوان ثوانٍ ث seconds second secs sec",
    "minute": "دقيقة دقائق دقايق د minutes minute mins min",
    "hour": "ساعة ساعات س hours hour hrs hr",
    "day": "يوم أيام يوما ي days day",
    "week": "أسبوع أسابيع أسبوعا weeks week",
    "month": "شهر أشهر شهور شهرا ش months month",
    "year": "سنة سنوات سنين عام أعوام عاما ع years year",
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
NUMBERS = {
    "واحد": 1, "واحدة": 1, "ثلاث": 3, "ثلاثة": 3, "أربع": 4, "أربعة": 4, "خمس": 5, "خمسة": 5,
    "ست": 6, "ستة": 6, "سبع": 7, "سبعة": 7, "ثمان": 8, "ثماني": 8, "ثمانية": 8, "تسع": 9,
    "تسعة": 9, "عشر": 10, "عشرة": 10, "a": 1, "an": 1, "one": 1, "بضع": 3,
}  # fmt: skip

TODAY = "اليوم|هذا اليوم|today|heute|aujourd'hui|hoy|сегодня|bugün|امروز"
YESTERDAY = "يوم أمس|أمس|الأمس|البارحة|yesterday|gestern|hier|ayer|вчера|dün|دیروز"
TOMORROW = "غدا"
NOW = "الآن|قبل لحظات|منذ لحظات|منذ لحظة|قبل قليل|للتو|just now|moments ago|a moment ago"
AM = "ص|صباحا|صباح|am|a.m.|فجرا"
PM = "م|مساء|مساءا|مسائا|pm|p.m.|ظهرا|عصرا|ليلا|بعد الظهر"
