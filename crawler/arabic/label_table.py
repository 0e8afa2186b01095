"""Labels of author panels, by what their values are.

Keys are as `crawler.arabic.text.norm_key` gives them, with choices in braces as a shell has them:
`{,ال}نقاط` is `نقاط` and `النقاط`. A key may stand under several fields: its value decides.
"""

from __future__ import annotations

# field -> (type of the value, labels)
LABELS: dict[str, tuple[str, str]] = {
    "joined": (
        "date",
        "تاريخ {,ال}{تسجيل,انضمام,انظمام,انتساب,اشتراك,التحاق,انتماء,عضويه}|مسجل|شاركت"
        "|{,ال}{تسجيل,انضمام,انظمام,انتساب}|الاشتراك|{,تم }التسجيل في|تاريخ التسجيل بالمنتدي"
        "|{انضم,مسجل,منضم,منتسب,مشترك} {في,منذ,من,بتاريخ}|{سجل,اشترك} {في,بتاريخ}"
        "|{,ال}عضو {منذ,من}|انضم{, الينا}{, في}|تاريخ {انتسابي,تسجيلي,انضمامه}"
        "|join date|joined{, date}|registered{, on}|member {since,from}|date registered"
        "|registration date|{,date d',date d’}inscription|inscrit{,(e)}{, le}|inscrit en"
        "|membre depuis|enregistré le|registriert{, seit}|dabei seit|beitritt|mitglied seit"
        "|anmeldedatum|fecha de {ingreso,registro}|registrado|registrato|dołączył|desde"
        "|зарегистрирован|регистрация|с нами|{kayıt,katılım,üyelik} tarihi|katılım"
        "|{,تاريخ }{عضويت,شموليت}|عضو شده در|{بەرواري,ڕێكەوتي} {بەشداربوون,تۆماركردن}",
    ),
    "membership_days": (
        "number",
        "عدد الايام",
    ),
    "messages": (
        "int",
        "{,عدد }{,ال}{مشاركات,رسايل,مساهمات,مداخلات,منشورات}|{اجمالي,مجموع} {المشاركات,الاسهامات}"
        "|{مشاركه,مشاركات} العضو|{,عدد }{مشاركاتي,مشاركاته}|مشاركه|نشرات|وظايف"
        "|المواضيع والمشاركات|عدد الردود والمواضيع"
        "|{,total }posts|messages{, postés}|post count|nombre de messages|beiträge|beitrage"
        "|mensajes|messaggi|berichten|posty|сообщений|сообщения|mesaj{,lar}"
        "|تعداد {ارسال,پست}|{,تعداد }{ارسال,پست,نوشته}{ها, ها}|پست|نوشته|مراسلے|پيغامات"
        "|{,ژمارەي }پۆست{,ەكان}|بەشداريەكان",
    ),
    "threads": (
        "number",
        "{,ال}{مواضيع,موضوعات}|عدد {المواضيع,الموضوعات}|{المواضيع,الموضوعات} {المنشوره,المنشاه}"
        "|threads|topics|sujets|themen|temas|discussions",
    ),
    "posts_per_day": (
        "number",
        "بمعدل|معدل {مشاركات,المشاركات}{, لكل يوم}|مشاركه لكل يوم",
    ),
    "reaction_score": (
        "int",
        "{,مستوي ,درجه ,نقاط ,معدل ,مجموع ,نتيجه }{,ال}{تفاعل,تفاعلات}|الاعجابات والتفاعل"
        "|{,معدل ,مجموع ,نتيجه ,نقاط }ردود {الفعل,الافعال}|ردود {الفعل,الافعال} المتلقاه"
        "|{,ال}تفاعلات {,ال}{متلقاه,مستلمه}|reaction score|reaktionspunkte|reaktionen"
        "|score réaction|réactions|реакции|tepkime puanı|امتياز واكنش",
    ),
    "likes_received": (
        "int",
        "{,ال}اعجاب{,ات}|نقاط الاعجاب|اعجبه|تلقي عدد اعجابات|تم شكره|المعجبين"
        "|{تلقي,تلقيت,حصل علي,تحصل علي} {,ال}{اعجاب,اعجابات,شكر,شكرا}"
        "|{,ال}{اعجاب,اعجابات,شكر} {,ال}{متلقي,متلقاه,مستلم,مستلمه,مستقبل,مستقبله}|شكرا المستلمه"
        "|likes{, received, (received), erhalten}|liked|post by|{been ,}thanked|have thanks"
        "|thanks {received,(received)}|received thanks|j'aime{, reçus}|zustimmungen"
        "|erhaltene likes|danksagung erhalten|a été remercié|поблагодарили|beğeni{,ler}"
        "|پسندها|پسنديده شده|سپاس{ها, ها}|تشكر شده",
    ),
    "likes_given": (
        "int",
        "اعجب ب|{اعطي,اعطيت} {,ال}{اعجاب,اعجابات,شكر,شكرا}|شكرا المعطاه"
        "|{,ال}{اعجاب,اعجابات,شكر} {,ال}{معطي,معطاه,مرسل,مرسله}"
        "|likes {given,(given)}|liked posts|has thanked|thanks {given,(given)}|given thanks"
        "|hat sich bedankt|a remercié|благодарил{, }(а)",
    ),
    "dislikes": (
        "number",
        "عدم اعجاب|لم يعجبه",
    ),
    "thanks": (
        "number",
        "{,ال}شكر|شكرا|عدد {,مرات }الشكر|احصاييه الشكر والاعجاب|شكر العضو علي هذه المشاركه|thanks",
    ),
    "points": (
        "int",
        "{,ال,عدد ال,مجموع ال}نقاط|نقاطي|نقاطه|النقاط المكتسبه|نقاط العضو"
        "|نقاط {الجوايز,الجايزه,التميز,التقييم,الكووس,الكاس,الانجازات,المستوي}"
        "|رصيدي|الرصيد|النقود|كاش|توناتي|الذهب|الجواهر"
        "|{,trophy ,rep }points|punkte|puntos|puan|баллы|امتياز{,ها}",
    ),
    "level": (
        "int",
        "المستوي|مستوي العضويه|{,ال}لفل|الليفل|المرحله|lv|level|niveau|nivel|seviye",
    ),
    "ranks": (
        "int",
        "{,ال}رتبه|الرتب|رتبتي|الرتبه في المنتدي|اللقب|لقبي|عنوان خاص|المنصب|{,ال}مجموعه|المجموعات"
        "|مجموعه المستخدم|الصفه|المسمي الوظيفي|الوصف|موقوف"
        "|rank|rang|rango|rütbe|{,user}group|gruppe",
    ),
    "trophies": (
        "int",
        "{,ال,عدد ال}اوسمه|اوسمتي|اوسمه العضو|الجوايز|الكووس|{,ال}ميداليات|ميدالياتي|الشارات"
        "|{,ال}انجازات|awards|trophies|medals|auszeichnungen",
    ),
    "location": (
        "text",
        "{,ال,مكان ال,بلد ال}اقامه|{,ال}مكان|مكاني|مكان السكن|المنطقه|الموقع|الموقع الجغرافي|من"
        "|{,ال}مدينه|مدينتي|المدينه والدوله|البلد{,/المدينه,/ المدينه}|بلدي|السكن|العنوان|المحافظه"
        "|الولايه|الدوله|دولتي|علم الدوله|الجنسيه|الوطن|موطني"
        "|location|from|country|city|lieu|localisation|localit{é,à}|wohnort|ort|standort"
        "|ubicación|lugar|откуда|адрес|местоположение|konum|yer|محل {سكونت,زندكي}|مقام|شوێن",
    ),
    "gender": (
        "text",
        "الجنس|جنسي|النوع|gender|sex|sexe|geschlecht|género|sexo|пол|cinsiyet|جنسيت|ڕەكەز",
    ),
    "age": (
        "int",
        "العمر|عمري|السن|age|âge|alter|edad|возраст|yaş|سن|تەمەن",
    ),
    "birth_date": (
        "date",
        "تاريخ {الميلاد,ميلادي,الولاده}|{يوم ,عيد ,}الميلاد|عيد ميلاد|المواليد|من مواليد",
    ),
    "occupation": (
        "text",
        "الوظيفه|{,ال}مهنه|مهنتي|العمل{,/الترفيه, الحالي}|التخصص|نوع الدراسه|الموهل|شغل|شغلي"
        "|occupation|profession|beruf|ocupación|meslek|emploi/loisirs|job/hobbies",
    ),
    "hobbies": (
        "text",
        "{,ال}اهتمامات|اهتماماتي|الهوايات|الهوايه|هوايتي|هواياتي",
    ),
    "member_number": (
        "int",
        "رقم {العضويه,العضو}|{العضو,عضو,عضويه} رقم|العضويه|عضويتي|معرف العضو"
        "|member {no,number,#}|user id|mitgliedsnummer",
    ),
    "reputation": (
        "number",
        "{,ال,مستوي ال,معدل ال,درجه ال,قوه ال}تقييم|معدل تقييم المستوي|تقييمات"
        "|{,مستوي ,معدل ,نقاط ,قوه }السمعه|السمعه {والتقييم,بالمجتمع}|{,ال}شعبيه|{,ال}كارما"
        "|نشاط|معدل النشاط|النقاط|اعتبار|has a reputation beyond repute|بدا يبرز"
        "|reputation|rep power|réputation|reputación|репутация|karma|карма|bewertung",
    ),
    "last_seen": (
        "date",
        "{,تاريخ }اخر {نشاط,زياره,ظهور,تواجد,دخول,تسجيل دخول}"
        "|last {seen,activity,visit}|letzte aktivität",
    ),
    "status": (
        "text",
        "{,غير }{متصل,متواجد}|متصل الان|{,غير }متواجد حاليا|المتواجدون حاليا|الحاله"
        "|{,online }status",
    ),
    "marital": (
        "text",
        "الحاله الاجتماعيه",
    ),
    "device_browser": (
        "text",
        "موبايلي|جهازي|نوع الجهاز|{,نوع }{المتصفح,الجوال}|نظام التشغيل",
    ),
    "zodiac": (
        "text",
        "الابراج{, الصينيه}|البرج|برجي",
    ),
    "mood": (
        "text",
        "المزاج|مزاجي|المود|حالتي|mood|humeur",
    ),
    "statement": (
        "text",
        "{,my }{sms,mms}|الحكمه المفضله|حكمتي المفضله|النص الشخصي|نبذه{, عني}|السيره الذاتيه"
        "|رسالتي|مقولتي|التوقيع|توقيعي",
    ),
    "my_site": (
        "text",
        "موقعي|الموقع{, الالكتروني, الشخصي}|موقع {ويب,الويب}|الصفحه {الشخصيه,الرييسيه}|مدونتي"
        "|www|website|site web|homepage|url",
    ),
    "contact": (
        "text",
        "اتصال|اتصل ب|{وسايل,معلومات} {الاتصال,الاتصالات}|الاتصالات|ارسال رساله خاصه"
        "|بعث رساله شخصيه|البريد{, الالكتروني}|تويتر|فيسبوك|سناب شات|icq|msn|ياهو مسنجر",
    ),
    "media_counter": (
        "number",
        "صوتيات|سوالف عراقيه|{مقالات,تدوينات,مشاركات} المدونه|المدونات|الصور|الموارد|الوسايط"
        "|{,ال,عدد ال}حلول|افضل {اجابه,الاجابات}|المنشن|{,نقاط }الخبره"
        "|{,عدد }الردود|{الردود,المشاركات} المنشاه|ايام الفوز"
        "|{,ال,عدد ال}تعليقات|الهدايا|{,عدد }الاصدقاء|{,ال}متابعون|المتابعين"
        "|mentioned|tagged|solutions|ratings received",
    ),
    "warnings": (
        "number",
        "{,ال}تحذيرات|{حاله,مستوي,نسبه} التحذير|نقاط المخالفات|احترام القوانين",
    ),
    "custom_field": (
        "text",
        "النادي المفضل|فريقي المفضل|القبيله|السياره|المذهب|فصيله الدم",
    ),
}
