"""Labels of author panels, by what their values are.

Keys are as `crawler.arabic.keys.norm_key` gives them, with choices in braces as a shell has them:
`مشاركه{,ات}` is `مشاركه` and `مشاركات`. `crawler.arabic.labels` knows each with the article, as the
member's own (`مشاركاتي`) and counted (`عدد المشاركات`) as well; one with the article is only so. A
key may stand under several fields: its value decides.
"""

# field -> (type of the value, labels)
LABELS: dict[str, tuple[str, str]] = {
    "joined": (
        "date",
        "{,تاريخ }{تسجيل,انضمام,انظمام,انتساب}|تاريخ {اشتراك,التحاق,انتماء,عضويه}|الاشتراك|مسجل"
        "|شاركت|الانضمام الينا|التسجيل في|تم {تسجيل,انضمام}{, في}"
        "|تاريخ {التسجيل بالمنتدي,الانضمام للمنتدي}"
        "|{,عضو }معنا {منذ,من}|عضو{,يه} {منذ,من}|عضو{ مسجل, في المنتدي} منذ|{يوم,سنه} تسجيل"
        "|{انضم,انضمت}{ الي المنتدي, للمنتدي} في"
        "|ان{ض,ظ}م{,ت}{, الينا}{, في}|{انضم,انضمت,مسجل,منضم,منتسب,مشترك} {في,منذ,من,بتاريخ}"
        "|{سجل,اشترك}{,ت} {في,بتاريخ}"
        "|join date|joined{, date}|registered{, on}|member {since,from}|date registered"
        "|registration date|{,date d',date d’}inscription|inscrit{,(e)}{, le}|inscrit en"
        "|membre depuis|enregistré le|registriert{, seit}|dabei seit|beitritt|mitglied seit"
        "|anmeldedatum|fecha de {ingreso,registro}|registrado|registrato|dołączył|desde"
        "|зарегистрирован|регистрация|с нами|{kayıt,katılım,üyelik} tarihi|katılım"
        "|{,تاريخ }{عضويت,شموليت}|عضو شده در|{بەرواري,ڕێكەوتي} {بەشداربوون,تۆماركردن}",
    ),
    "membership_days": ("number", "عدد الايام{, منذ الانضمام, مند الانضمام, منذ التسجيل}"),
    "messages": (
        "int",
        "{مشاركات,مساهمات}{, المنتدي}|رسايل|بوستات|مداخلات|منشورات|مشاركه|نشرات|وظايف|اسهامات"
        "|المواضيع والمشاركات|عدد الردود والمواضيع"
        "|posts|messages{, postés}|post count|beiträge|beitrage"
        "|mensajes|messaggi|berichten|posty|сообщений|сообщения|mesaj{,lar}"
        "|تعداد ارسال|{ارسال,پست,نوشته}{ها, ها}|پست|نوشته|مراسلے|پيغامات"
        "|{,ژمارەي }پۆست{,ەكان}|بەشداريەكان",
    ),
    "threads": (
        "number",
        "{مواضيع,موضوعات}{, منشوره, منشاه}|threads|topics|sujets|themen|temas|discussions",
    ),
    "posts_per_day": (
        "number",
        "بمعدل|معدل مشاركات{, لكل يوم, في يوم}|مشاركه لكل يوم|مشاركات في يوم",
    ),
    "reaction_score": (
        "int",
        "{,مستوي ,درجه ,نقاط ,معدل ,نتيجه ,رصيد ,نسبه }تفاعل{,ات}|الاعجابات والتفاعل"
        "|{,معدل ,نتيجه ,نقاط }ردود {فعل,افعال}|{تفاعلات,ردود فعل,ردود افعال} {متلقاه,مستلمه}"
        "|reaction score|reaktionspunkte|reaktionen"
        "|score réaction|réactions|реакции|tepkime puanı|امتياز واكنش",
    ),
    "likes_received": (
        "int",
        "{,نقاط }اعجاب{,ات}|اعجبه|تلقي عدد اعجابات|تم {شكره,شكرها,الاعجاب به}|المعجبين"
        "|لايكات|الاعجابات التي {حصل,حصلت} عليها"
        "|{تلقي,تلقت,تلقيت,حصل علي,حصلت علي,تحصل علي} {اعجاب,اعجابات,شكر,شكرا}"
        "|{اعجاب,اعجابات,شكر} {متلقي,متلقاه,مستلم,مستلمه,مستقبل,مستقبله,استلمت,تم تلقيه}"
        "|شكرا المستلمه|مرات تلقي شكر"
        "|likes{, received, (received), erhalten}|liked|post by|{been ,}thanked|have thanks"
        "|received|thanks {received,(received)}|received thanks|j'aime{, reçus}|zustimmungen"
        "|erhaltene likes|danksagung erhalten|a été remercié|поблагодарили|beğeni{,ler}"
        "|پسندها|پسنديده شده|سپاس{ها, ها}|تشكر شده",
    ),
    "likes_given": (
        "int",
        "اعجب ب|{اعطي,اعطت,اعطيت} {اعجاب,اعجابات,شكر,شكرا}|شكرا المعطاه"
        "|{اعجاب,اعجابات,شكر} {معطي,معطاه,مرسل,مرسله,مقدمه,ممنوحه,اعطيت}|{شكر,شكرت} غيره"
        "|قام{,ت} بالشكر|شكر اخرين|مرات اعطاء شكر"
        "|given|likes {given,(given)}|liked posts|has thanked|thanks {given,(given)}|given thanks"
        "|hat sich bedankt|a remercié|благодарил{, }(а)",
    ),
    "dislikes": ("number", "عدم اعجاب|لم يعجبه"),
    "thanks": (
        "number",
        "شكر{,ا}|مرات الشكر|احصاييه الشكر والاعجاب|شكر العضو علي هذه المشاركه|thanks",
    ),
    "points": (
        "int",
        "نقاط{, مكتسبه}|نقاط {جوايز,جايزه,تميز,تقييم,كووس,كاس,انجاز,انجازات,مستوي,نشاط}"
        "|رصيد{, نقاط, بنك}|النقود|الفلوس|المال|كاش|توناتي|الذهب|الجواهر"
        "|{,trophy ,rep }points|punkte|puntos|puan|баллы|امتياز{,ها}",
    ),
    "level": (
        "int",
        "المستوي{, الحالي}|مستوي {عضو,عضويه}|لفل|الليفل|المرحله|lv|level|niveau|nivel|seviye",
    ),
    "ranks": (
        "int",
        "رتبه|الرتب|الرتبه في المنتدي|لقب|عنوان خاص|المنصب|مجموعه|المجموعات"
        "|مجموعه المستخدم|الصفه|المسمي الوظيفي|الوصف|موقوف"
        "|rank|rang|rango|rütbe|{,user}group|gruppe",
    ),
    "trophies": (
        "int",
        "اوسمه|الجوايز|الكووس|ميداليات|الشارات|انجازات|awards|trophies|medals|auszeichnungen",
    ),
    "location": (
        "text",
        "{,مكان ,بلد ,دوله ,مقر }اقامه|{مكان,مقر} سكن|مكان|المنطقه|الموقع{, الجغرافي}|من|مدينه"
        "|المدينه والدوله|بلد"
        "|البلاد|البلد/{, }المدينه|السكن|العنوان|المحافظه|الولايه|{,علم ,اسم }دوله|الجنسيه|جنسيتي"
        "|الوطن|الموطن|مقيم{,ه} في"
        "|location|from|country|city|lieu|localisation|localit{é,à}|wohnort"
        "|ort|standort|ubicación|lugar|откуда|адрес|местоположение|konum|yer|مقام|شوێن"
        "|محل {سكن,اقامه,سكونت,زندكي}",
    ),
    "gender": (
        "text",
        "الجنس|جنس{ي, العضو}|النوع|gender|sex|sexe|geschlecht|género|sexo|пол|cinsiyet|جنسيت|ڕەكەز",
    ),
    "age": ("int", "العمر|عمر{ي, العضو}|السن|سني|age|âge|alter|edad|возраст|yaş|سن|تەمەن"),
    "birth_date": ("date", "{تاريخ ,يوم ,عيد }ميلاد|الميلاد|تاريخ الولاده|المواليد|من مواليد"),
    "occupation": (
        "text",
        "الوظيفه|وظيفتي|مهنه|العمل{,/الترفيه, / الترفيه, الحالي}|التخصص|المجال|مجال عمل|نوع الدراسه"
        "|الموهل{, العلمي}|شغل|شغلي"
        "|مهنه حاليه|occupation|profession|beruf|ocupación|meslek|emploi/loisirs|job/hobbies",
    ),
    "hobbies": ("text", "اهتمامات|هوايات|هوايه"),
    "member_number": (
        "int",
        "رقم {عضويه,عضو}|{عضو,عضويه} رقم|العضويه|عضويتي|معرف العضو"
        "|member {no,number,#}|user id|mitgliedsnummer",
    ),
    "reputation": (
        "number",
        "{,مستوي ,معدل ,درجه ,قوه }{تقييم,السمعه}|معدل تقييم المستوي|تقييمات|نقاط السمعه"
        "|السمعه {والتقييم,بالمجتمع}|شعبيه|كارما"
        "|نشاط|معدل النشاط|نقاط|اعتبار|has a reputation beyond repute|بدا يبرز"
        "|reputation|rep power|réputation|reputación|репутация|karma|карма|bewertung",
    ),
    "last_seen": (
        "date",
        "{,تاريخ }اخر {نشاط,زياره,ظهور,تواجد,دخول,تسجيل دخول,مشاهده}"
        "|last {seen,activity,visit}|letzte aktivität",
    ),
    "status": (
        "text",
        "{,غير }{متصل,متواجد}|متصل الان|{,غير }متواجد حاليا|المتواجدون حاليا|الحاله"
        "|{,online }status",
    ),
    "marital": ("text", "{الحاله الاجتماعيه,الوضع الاجتماعي}"),
    "device_browser": ("text", "موبايلي|جهازي|نوع الجهاز|{,نوع }{المتصفح,الجوال}|نظام التشغيل"),
    "zodiac": ("text", "الابراج{, الصينيه}|البرج{, الصيني}|برجي"),
    "mood": ("text", "المزاج|مزاجي|المود|حالتي|mood|humeur"),
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
        "|حلول|افضل {اجابه,الاجابات}|المنشن|{,نقاط }الخبره|الردود|{الردود,المشاركات} المنشاه"
        "|ايام الفوز|الايام الرابحه|تعليقات|الهدايا|الاصدقاء|متابعون|المتابعين"
        "|mentioned|tagged|solutions|ratings received",
    ),
    "warnings": (
        "number",
        "تحذيرات|مخالفات|انذارات|{حاله,مستوي,نسبه} التحذير|نقاط المخالفات|احترام القوانين",
    ),
    "custom_field": ("text", "النادي المفضل|فريقي المفضل|القبيله|السياره|المذهب|فصيله الدم"),
}
