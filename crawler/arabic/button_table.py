"""The words on the buttons of posts that no pattern tells, one a line."""

from crawler.arabic.keys import keys_of

# No author writes one of these as a line.
CERTAIN = keys_of("""
رد مع اقتباس
رد مع الاقتباس
الرد مع اقتباس
رد مع اشارة الى الموضوع
رد باقتباس
رابط دائم
رابط ثابت
رابط المشاركة
رابط مباشر للمشاركة
انقر للتكبير
اضغط للتكبير
اقتابس
اقتباس متعدد
رد سريع
مداخلة سريعة
تعديل سريع
أبلغ
تبليغ
نسخ الرابط
نسخ الكود
نسخ الشفرة
copy code
رسالة شخصية (متصل)
رسالة شخصية (غير متصل)
إضافة إلى الاقتباس
تحديد الكل
نسخة للطباعة
طباعة
أدخل رد
اقتبس
انقر لإبداء إعجاب
تقرير
إبلاغ
شكوى
تنبيه للمشرف
تنبيه للمراقب
إرسال تنبيه بسبب هذه المشاركة
تحذير العضو
إعطاء تقييم لهذا العضو
تعديل/حذف رسالة
علم كغير مقروء
حذف للأبد
انتقل إلى صفحة المرسل
عرض الملف
الهوية الشخصية
معاينة صفحة البيانات الشخصي للعضو
اذهب الى الأسفل
لفت انتباه المشرف الى هذه المشاركة
ردود هذا العضو فقط
هذا الرد فقط
معلومات عن العضو
رابط هذا التعليق
recommended posts
المشاركات الموصى بها
link to comment
share on other sites
شارك هذا الرد
عرض الأصل
إظهار الرد الأصلي
عرض مشاركة واحدة
عرض مشاركة مفردة
أدوات الموضوع
انواع عرض الموضوع
إبحث في الموضوع
أنقر هنا للرد
reply
quote
reply with quote
zitieren
antworten mit zitat
nach oben
citer
répondre en citant
ответить с цитатой
вернуться наверх
вернуться к началу
report
report post
share
delete
find
pm
profile
website
link
share this post
post reply
more options...
""")
# Words that an author writes as well: a button only among others of its kind.
AMBIGUOUS = keys_of("""
رد
الرد
مشاركة
نشر
تعليق
تنبيه
تعديل
تحرير
حذف
بحث
البحث
ابحث
أعلى
الأعلى
للأعلى
إلى الأعلى
للأسفل
أدوات
شارك
أعجبني
أعجبني جداً
لا يعجبني
لم يعد يعجبني
إعجاب
الموقع
رسالة خاصة
رسالة شخصية
المدونة
الملف الشخصي
like
top
edit
""")
