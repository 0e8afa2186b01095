"""Labels of author panels, by what their values are.

Keys are as `crawler.arabic.text.norm_key` gives them. A `!` marks a common word: it is a label only
where a value of the right type follows and a neighbour is a label too. A key may stand under
several fields: its value and its neighbours decide.
"""

from __future__ import annotations

# field -> (type of the value, labels)
LABELS: dict[str, tuple[str, str]] = {
    "joined": (
        "date",
        "انضم!|انضم الينا في|التسجيل!|تاريخ التسجيل|تاريخ الانضمام|تاريخ انتسابي"
        "|الانضمام!|انضم في|مسجل منذ|تاريخ الانتساب|الانتساب|اشترك في|شاركت!"
        "|تاريخ الاشتراك|مسجل في|مسجل!|سجل في|عضو منذ"
        "|تاريخ العضويه|تاريخ الالتحاق|join date|joined|registered|member since"
        "|date d'inscription|inscription|inscrit|inscrit le|inscrit en|registriert seit"
        "|registriert|dabei seit|beitritt|mitglied seit|fecha de ingreso|registrado"
        "|зарегистрирован|регистрация|kayıt tarihi|katılım|تاريخ عضويت|عضويت|عضو شده در"
        "|member from|joined date|تاريخ الانتماء|انضم بتاريخ|مشترك منذ|منضم منذ|عضو من"
        "|تاريخ تسجيلي|anmeldedatum|enregistré le|date registered|registration date"
        "|انضم الينا|مسجل بتاريخ|تسجيل!|تاريخ انضمامه|تم التسجيل في|العضو منذ|التسجيل في"
        "|تاريخ التسجيل بالمنتدي"
        "|تاريخ الانظمام|الانظمام!|الانتساب!|منتسب منذ|تاريخ شموليت|شموليت!"
        "|inscrit(e) le|inscrit(e)|membre depuis|date d’inscription|katılım tarihi"
        "|üyelik tarihi|registered on|fecha de registro|registrato|dołączył|desde!"
        "|с нами|بەرواري بەشداربوون|ڕێكەوتي بەشداربوون|ڕێكەوتي تۆماركردن"
        "|بەرواري تۆماركردن",
    ),
    "membership_days": (
        "number",
        "عدد الايام",
    ),
    "messages": (
        "int",
        "المشاركات|عدد المشاركات|مشاركات|مشاركه!|رسايل!|الرسايل!|عدد المساهمات|عدد الرسايل"
        "|المساهمات|المداخلات|عدد المداخلات|مشاركاتي|نشرات!|وظايف!|المنشورات!"
        "|اجمالي المشاركات|مجموع المشاركات|مشاركاته|المواضيع والمشاركات|posts|messages"
        "|total posts|post count|beiträge|beitrage|mensajes|сообщений|сообщения|mesaj"
        "|mesajlar|ارسال ها|ارسالها|پست|نوشته|تعداد ارسال|مشاركه العضو|عدد مشاركاتي"
        "|مشاركات العضو|عدد الردود والمواضيع|مجموع الاسهامات|nombre de messages"
        "|عدد مشاركاته|منشورات!|عدد المنشورات"
        "|تعداد ارسال ها|تعداد ارسالها|پستها|پست ها|تعداد پست ها|تعداد پستها|نوشته ها"
        "|نوشتهها|مراسلے|پيغامات!|messages postés|messaggi|berichten|posty|پۆست"
        "|پۆستەكان|ژمارەي پۆستەكان|بەشداريەكان",
    ),
    "threads": (
        "number",
        "المواضيع!|عدد المواضيع|مواضيع!|threads|topics|sujets|themen|temas|discussions"
        "|المواضيع المنشوره",
    ),
    "posts_per_day": (
        "number",
        "بمعدل!|معدل مشاركات|معدل المشاركات|معدل المشاركات لكل يوم|مشاركه لكل يوم",
    ),
    "reaction_score": (
        "int",
        "مستوي التفاعل|درجه التفاعل|نقاط التفاعل|التفاعل!|التفاعلات!|reaction score"
        "|reaktionspunkte|reaktionen|score réaction|реакции|tepkime puanı"
        "|الاعجابات والتفاعل"
        "|معدل التفاعل|مستوي التفاعلات|تفاعل!|معدل ردود الافعال|مجموع ردود الافعال"
        "|ردود الافعال!|ردود الفعل!|مجموع التفاعلات|نتيجه التفاعل|التفاعلات المستلمه"
        "|التفاعلات المتلقاه"
        "|امتياز واكنش|réactions!",
    ),
    "likes_received": (
        "int",
        "الاعجابات المتلقاه|الاعجاب!|الاعجابات|اعجاب!|تلقي اعجاب|حصل علي اعجاب"
        "|تلقي عدد اعجابات|اعجبه|likes|post by|likes received|likes (received)"
        "|liked|j'aime reçus|zustimmungen|erhaltene likes|beğeni|الاعجابات المستلمه"
        "|been thanked|have thanks|thanks received|received thanks|تلقي شكر|تلقي شكرا|الشكر المتلقي"
        "|danksagung erhalten|a été remercié|поблагодарили"
        "|تم شكره|thanked|الاعجابات المستقبله|اعجابات!|الشكر المستلم|شكرا المستلمه"
        "|thanks (received)"
        "|پسندها!|پسنديده شده|سپاس ها|سپاسها|تشكر شده|beğeniler|likes erhalten|j'aime!"
        "|نقاط الاعجاب",
    ),
    "likes_given": (
        "int",
        "اعطي اعجاب|الاعجابات المعطاه|اعجب ب|likes given|likes (given)|liked posts"
        "|has thanked|thanks given|given thanks|اعطي شكر|اعطي شكرا|الشكر المعطي|hat sich bedankt"
        "|a remercié|благодарил (а)|благодарил(а)"
        "|شكرا المعطاه|thanks (given)",
    ),
    "dislikes": (
        "number",
        "عدم اعجاب|لم يعجبه",
    ),
    "thanks": (
        "number",
        "شكرا!|احصاييه الشكر والاعجاب|thanks|شكر|عدد مرات الشكر|عدد الشكر|الشكر"
        "|شكر العضو علي هذه المشاركه",
    ),
    "points": (
        "int",
        "النقاط!|نقاط الجوايز|نقاط!|نقاط التميز|نقاط التقييم|نقاطي|رصيدي|الرصيد!|النقود!"
        "|كاش!|توناتي|الذهب!|الجواهر!|points|trophy points|punkte|puntos|puan|баллы"
        "|rep points|النقاط المكتسبه|مجموع النقاط"
        "|نقاط الكووس|نقاط الجايزه|نقاط الانجازات|نقاط الكاس|نقاط المستوي"
        "|نقاط العضو|عدد النقاط|نقاطه|امتياز!|امتيازها",
    ),
    "level": (
        "int",
        "المستوي!|lv|لفل|الليفل|مستوي العضويه|المرحله!|level|niveau|nivel|seviye|اللفل",
    ),
    "ranks": (
        "int",
        "الرتب|الرتبه|رتبتي|اللقب|لقبي|عنوان خاص|المنصب|المجموعه|مجموعه المستخدم|الصفه!"
        "|المسمي الوظيفي|الوصف!|موقوف|rank|rang|rango|rütbe|group|usergroup|gruppe"
        "|رتبه!|مجموعه!|المجموعات!",
    ),
    "trophies": (
        "int",
        "اوسمتي|الاوسمه|اوسمه العضو|الجوايز!|الكووس|ميداليات|الشارات!|awards|trophies"
        "|medals|auszeichnungen|ميدالياتي|عدد الاوسمه"
        "|اوسمه!|الانجازات!|انجازات!"
        "|الميداليات",
    ),
    "location": (
        "text",
        "الاقامه|مكان الاقامه|مكان!|المكان!|مكاني|المنطقه|الموقع!|من!|المدينه!|البلد!"
        "|السكن!|العنوان!|المحافظه|الولايه|location|الدوله|دولتي|بلدي|علم الدوله|الجنسيه"
        "|الوطن!|lieu|localisation|wohnort|ort|standort|ubicación|lugar|откуда|адрес"
        "|местоположение|konum|yer|from|country|city|محل سكونت|مدينتي|موطني|بلد الاقامه"
        "|المدينه والدوله"
        "|مدينه!|الموقع الجغرافي|البلد/المدينه|البلد/ المدينه|مكان السكن"
        "|محل زندكي|località|localité|مقام!|شوێن!",
    ),
    "gender": (
        "text",
        "الجنس|جنسي|النوع!|gender|sex|sexe|geschlecht|género|sexo|пол|cinsiyet|جنسيت|ڕەكەز",
    ),
    "age": (
        "int",
        "العمر!|عمري|السن!|age|âge|alter|edad|возраст|yaş|سن|تەمەن",
    ),
    "birth_date": (
        "date",
        "تاريخ الميلاد|تاريخ ميلادي|عيد الميلاد|عيد ميلاد|المواليد|الميلاد!|يوم الميلاد"
        "|تاريخ الولاده|من مواليد",
    ),
    "occupation": (
        "text",
        "الوظيفه|المهنه|مهنتي|العمل/الترفيه|العمل!|التخصص|نوع الدراسه|الموهل|occupation"
        "|profession|beruf|ocupación|meslek|شغل|شغلي|العمل الحالي|emploi/loisirs|job/hobbies"
        "|مهنه!",
    ),
    "hobbies": (
        "text",
        "اهتمامات|الاهتمامات|اهتماماتي|الهوايات|الهوايه|هوايتي|هواياتي",
    ),
    "member_number": (
        "int",
        "رقم العضويه|العضويه!|عضويتي|معرف العضو|member no|member number|user id"
        "|mitgliedsnummer|عضويه رقم|رقم العضو"
        "|العضو رقم|عضو رقم|member #",
    ),
    "reputation": (
        "number",
        "معدل تقييم المستوي|معدل التقييم|التقييم|درجه التقييم|قوه التقييم|قوه السمعه"
        "|السمعه!|مستوي السمعه|الشعبيه!|شعبيه!|كارما|الكارما|نشاط!|has a reputation beyond repute"
        "|بدا يبرز|النقاط!|reputation|rep power|réputation|reputación|репутация|karma"
        "|السمعه والتقييم|نقاط السمعه|تقييم!|bewertung|карма"
        "|مستوي التقييم|معدل السمعه|السمعه بالمجتمع"
        "|معدل النشاط|تقييمات!|اعتبار!",
    ),
    "last_seen": (
        "date",
        "اخر نشاط|اخر زياره|اخر ظهور|اخر تواجد|تاريخ اخر دخول|اخر دخول|last seen"
        "|last activity|last visit|letzte aktivität",
    ),
    "status": (
        "text",
        "متصل!|غير متصل|متصل الان|متواجد!|غير متواجد|متواجد حاليا|غير متواجد حاليا|الحاله!"
        "|المتواجدون حاليا|status|online status",
    ),
    "marital": (
        "text",
        "الحاله الاجتماعيه",
    ),
    "device_browser": (
        "text",
        "موبايلي|جهازي|نوع الجهاز|نوع المتصفح|المتصفح|نظام التشغيل|الجوال!|نوع الجوال",
    ),
    "zodiac": (
        "text",
        "الابراج|الابراج الصينيه|البرج|برجي",
    ),
    "mood": (
        "text",
        "مزاجي|المزاج!|المود|حالتي!|mood|humeur",
    ),
    "statement": (
        "text",
        "sms|mms|my mms|my sms|الحكمه المفضله|حكمتي المفضله|النص الشخصي|نبذه!|نبذه عني"
        "|السيره الذاتيه|رسالتي!|مقولتي|التوقيع|توقيعي",
    ),
    "my_site": (
        "text",
        "موقعي|الموقع الالكتروني|موقع ويب|الصفحه الشخصيه|الصفحه الرييسيه|www|مدونتي"
        "|الموقع!|website|site web|homepage|url"
        "|الموقع الشخصي|موقع الويب",
    ),
    "contact": (
        "text",
        "اتصال!|اتصل ب|الاتصالات|وسايل الاتصال|معلومات الاتصال|ارسال رساله خاصه"
        "|بعث رساله شخصيه|البريد!|البريد الالكتروني|تويتر|فيسبوك|سناب شات|icq|msn"
        "|ياهو مسنجر",
    ),
    "media_counter": (
        "number",
        "صوتيات|سوالف عراقيه|مقالات المدونه|الصور!|الموارد!|الوسايط!"
        "|الحلول!|افضل اجابه|افضل الاجابات|عدد الحلول|تدوينات المدونه|المدونات!|mentioned"
        "|tagged|المنشن|نقاط الخبره|الخبره!"
        "|الردود!|عدد الردود|التعليقات!|تعليقات!|عدد التعليقات|الهدايا!|الاصدقاء!"
        "|عدد الاصدقاء|المتابعون!|المتابعين!|متابعون!|solutions!|ratings received",
    ),
    "warnings": (
        "number",
        "حاله التحذير|نقاط المخالفات|التحذيرات|تحذيرات!|احترام القوانين|مستوي التحذير|نسبه التحذير",
    ),
    "custom_field": (
        "text",
        "النادي المفضل|فريقي المفضل|القبيله!|السياره!|المذهب|فصيله الدم",
    ),
}
