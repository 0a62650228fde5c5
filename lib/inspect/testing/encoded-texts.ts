/** A sentence with names and digits in each encoding, as Python's codecs wrote it, in Base64. */
export const encodedTexts: readonly (readonly [encoding: string, text: string, bytes: string])[] = [
  [
    'windows-1252',
    'Die Prüfung der Überweisungen läuft – größere Beträge „zuerst“; Grüße, Jörg Müller, 4111 1111 1111 1111',
    'RGllIFBy/GZ1bmcgZGVyINxiZXJ3ZWlzdW5nZW4gbOR1ZnQgliBncvbfZXJlIEJldHLkZ2UghHp1ZXJzdJM7IEdy/N9lLCBK9nJnIE38bGxlciwgNDExMSAxMTExIDExMTEgMTExMQ==',
  ],
  [
    'windows-1252, mostly signs',
    'The Paris–London route: “rock’n’roll”, §5, 5½ cups, a soupçon… and naïve PhDs’ 3 × 4 = 12 €; McDonald’s, DeLuxe.',
    'VGhlIFBhcmlzlkxvbmRvbiByb3V0ZTogk3JvY2uSbpJyb2xslCwgpzUsIDW9IGN1cHMsIGEgc291cOdvboUgYW5kIG5h73ZlIFBoRHOSIDMg1yA0ID0gMTIggDsgTWNEb25hbGSScywgRGVMdXhlLg==',
  ],
  [
    'windows-1252, Central European names in it',
    'Le dossier de Petr Benes n’est pas là, mais Živko, Žofie et Šárka à Paris: 600 123 456, œuvre.',
    'TGUgZG9zc2llciBkZSBQZXRyIEJlbmVzIG6SZXN0IHBhcyBs4CwgbWFpcyCOaXZrbywgjm9maWUgZXQgiuFya2Eg4CBQYXJpczogNjAwIDEyMyA0NTYsIJx1dnJlLg==',
  ],
  [
    'macintosh, French',
    'Le reçu de Hélène Lefèvre, forêt, août; payé à la librairie, garçon, où êtes-vous? 600 123 456',
    'TGUgcmWNdSBkZSBIjmyPbmUgTGVmj3ZyZSwgZm9ykHQsIGFvnnQ7IHBheY4giCBsYSBsaWJyYWlyaWUsIGdhco1vbiwgb50gkHRlcy12b3VzPyA2MDAgMTIzIDQ1Ng==',
  ],
  [
    'ibm850, Spanish',
    'La señora Núñez llamó al número 600 123 456; el niño comió piña mañana.',
    'TGEgc2Wkb3JhIE6jpGV6IGxsYW2iIGFsIG6jbWVybyA2MDAgMTIzIDQ1NjsgZWwgbmmkbyBjb21poiBwaaRhIG1hpGFuYS4=',
  ],
  [
    'iso-8859-1',
    'La señora Núñez llamó al número 600 123 456; el niño comió piña mañana.',
    'TGEgc2Xxb3JhIE768WV6IGxsYW3zIGFsIG76bWVybyA2MDAgMTIzIDQ1NjsgZWwgbmnxbyBjb21p8yBwafFhIG1h8WFuYS4=',
  ],
  [
    'iso-8859-2',
    'Żółta łódź płynie; Paweł Świątek mieszka przy ulicy Długiej, PESEL 44051401359. Dziękuję bardzo, proszę.',
    'r/OzdGEgs/NkvCBws3luaWU7IFBhd2WzIKZ3abF0ZWsgbWllc3prYSBwcnp5IHVsaWN5IESzdWdpZWosIFBFU0VMIDQ0MDUxNDAxMzU5LiBEemnqa3Vq6iBiYXJkem8sIHByb3N66i4=',
  ],
  [
    'iso-8859-5',
    'Перевод на счёт Ивана Петрова, номер карты 4111 1111 1111 1111, пожалуйста, проверьте сегодня.',
    'v9Xg1dLe1CDd0CDh5/HiILjS0N3QIL/V4uDe0tAsIN3e3NXgINrQ4OLrIDQxMTEgMTExMSAxMTExIDExMTEsIN/e1tDb49nh4tAsIN/g3tLV4Ozi1SDh1dPe1N3vLg==',
  ],
  [
    'iso-8859-7',
    'Η πληρωμή για τον Γιώργο Παπαδόπουλο, αριθμός κάρτας 4111 1111 1111 1111, παρακαλώ ελέγξτε.',
    'xyDw6+fx+ezeIOPp4SD07+0gw+n+8ePvINDh8OHk/PDv9evvLCDh8eno7PzyIOrc8fTh8iA0MTExIDExMTEgMTExMSAxMTExLCDw4fHh6uHr/iDl693j7vTlLg==',
  ],
  [
    'iso-8859-9',
    'Ödeme için teşekkürler, Şükrü Yıldız; kart numarası 4111 1111 1111 1111, lütfen çağrı merkezi.',
    '1mRlbWUgaedpbiB0Zf5la2v8cmxlciwg3vxrcvwgWf1sZP16OyBrYXJ0IG51bWFyYXP9IDQxMTEgMTExMSAxMTExIDExMTEsIGz8dGZlbiDnYfBy/SBtZXJrZXppLg==',
  ],
  [
    'iso-8859-15',
    'Le reçu de Hélène Lefèvre: 1200 €, payé en août à la forêt; œuvre de Zoé.',
    'TGUgcmXndSBkZSBI6WzobmUgTGVm6HZyZTogMTIwMCCkLCBwYXnpIGVuIGFv+3Qg4CBsYSBmb3LqdDsgvXV2cmUgZGUgWm/pLg==',
  ],
  [
    'koi8-r',
    'Перевод на счёт Ивана Петрова, номер карты 4111 1111 1111 1111, пожалуйста, проверьте сегодня.',
    '8MXSxdfPxCDOwSDT3qPUIOnXwc7BIPDF1NLP18EsIM7PzcXSIMvB0tTZIDQxMTEgMTExMSAxMTExIDExMTEsINDP1sHM1crT1MEsINDSz9fF0tjUxSDTxcfPxM7RLg==',
  ],
  [
    'windows-1251',
    'Перевод на счёт Ивана Петрова, номер карты 4111 1111 1111 1111, пожалуйста, проверьте сегодня.',
    'z+Xw5eLu5CDt4CDx97jyIMji4O3gIM/l8vDu4uAsIO3u7OXwIOrg8PL7IDQxMTEgMTExMSAxMTExIDExMTEsIO/u5uDr8+nx8uAsIO/w7uLl8Pzy5SDx5ePu5O3/Lg==',
  ],
  [
    'windows-1250',
    'Žlutý kůň; Jiří Dvořák, rodné číslo 736028/5163, děkuji a přeji pěkný den v Příbrami. Řeřicha.',
    'jmx1dP0ga/nyOyBKafjtIER2b/jhaywgcm9kbukg6O1zbG8gNzM2MDI4LzUxNjMsIGTsa3VqaSBhIHD4ZWppIHDsa279IGRlbiB2IFD47WJyYW1pLiDYZfhpY2hhLg==',
  ],
  [
    'windows-1253',
    'Η πληρωμή για τον Γιώργο Παπαδόπουλο, αριθμός κάρτας 4111 1111 1111 1111, παρακαλώ ελέγξτε.',
    'xyDw6+fx+ezeIOPp4SD07+0gw+n+8ePvINDh8OHk/PDv9evvLCDh8eno7PzyIOrc8fTh8iA0MTExIDExMTEgMTExMSAxMTExLCDw4fHh6uHr/iDl693j7vTlLg==',
  ],
  [
    'windows-1254',
    'Ödeme için teşekkürler, Şükrü Yıldız; kart numarası 4111 1111 1111 1111, lütfen çağrı merkezi.',
    '1mRlbWUgaedpbiB0Zf5la2v8cmxlciwg3vxrcvwgWf1sZP16OyBrYXJ0IG51bWFyYXP9IDQxMTEgMTExMSAxMTExIDExMTEsIGz8dGZlbiDnYfBy/SBtZXJrZXppLg==',
  ],
  [
    'windows-1255',
    'תשלום עבור דוד לוי, מספר כרטיס 4111 1111 1111 1111, בבקשה לבדוק היום.',
    '+vns5e0g8uHl+CDj5eMg7OXpLCDu8fT4IOv46OnxIDQxMTEgMTExMSAxMTExIDExMTEsIOHh9/nkIOzh4+X3IOTp5e0u',
  ],
  [
    'windows-1256',
    'دفعة إلى أحمد علي، رقم البطاقة 4111 1111 1111 1111، يرجى التحقق اليوم.',
    'z93aySDF4ewgw83jzyDa4e2hINHe4yDH4cjYx97JIDQxMTEgMTExMSAxMTExIDExMTGhIO3RzOwgx+HKzd7eIMfh7ebjLg==',
  ],
  [
    'macintosh',
    'Die Prüfung der Überweisungen läuft; größere Beträge zuerst. Grüße, Jörg Müller, 4111 1111 1111 1111',
    'RGllIFByn2Z1bmcgZGVyIIZiZXJ3ZWlzdW5nZW4gbIp1ZnQ7IGdymqdlcmUgQmV0copnZSB6dWVyc3QuIEdyn6dlLCBKmnJnIE2fbGxlciwgNDExMSAxMTExIDExMTEgMTExMQ==',
  ],
  [
    'shift_jis',
    'お支払いのお願い 山田太郎 カード番号 4111 1111 1111 1111 よろしくお願いします。',
    'gqiOeJWlgqKCzIKoiuiCoiCOUpNjkb6YWSCDSoFbg2iU1I2GIDQxMTEgMTExMSAxMTExIDExMTEgguaC64K1gq2CqIrogqKCtYLcgreBQg==',
  ],
  [
    'euc-jp',
    'お支払いのお願い 山田太郎 カード番号 4111 1111 1111 1111 よろしくお願いします。',
    'pKq72cqnpKSkzqSqtOqkpCC7s8XEwsDPuiClq6G8pcnI1rnmIDQxMTEgMTExMSAxMTExIDExMTEgpOik7aS3pK+kqrTqpKSkt6TepLmhow==',
  ],
  [
    'iso-2022-jp',
    'お支払いのお願い 山田太郎 カード番号 4111 1111 1111 1111 よろしくお願いします。',
    'GyRCJCo7WUonJCQkTiQqNGokJBsoQiAbJEI7M0VEQkBPOhsoQiAbJEIlKyE8JUlIVjlmGyhCIDQxMTEgMTExMSAxMTExIDExMTEgGyRCJGgkbSQ3JC8kKjRqJCQkNyReJDkhIxsoQg==',
  ],
  [
    'gb18030',
    '请支付给王小明，银行卡号 4111 1111 1111 1111，谢谢您的合作，今天下午之前。',
    'x+vWp7i2uPjN9dChw/ejrNL40NC/qLrFIDQxMTEgMTExMSAxMTExIDExMTGjrNC70LvE+rXEus/X96OsvfHM7M/CzufWrsewoaM=',
  ],
  [
    'big5',
    '請支付給王小明，銀行卡號 4111 1111 1111 1111，謝謝您的合作，今天下午之前。',
    'vdCk5KVJtbmk/aRwqfqhQbvIpualZLi5IDQxMTEgMTExMSAxMTExIDExMTGhQcHCwcKxeqq6plinQKFBpLWk0aRVpMikp6tloUM=',
  ],
  [
    'euc-kr',
    '김철수에게 지불해 주세요. 카드 번호 4111 1111 1111 1111 감사합니다. 오늘 오후까지.',
    'sejDtrz2v6Gw1CDB9rrSx9ggwda8vL/kLiDEq7XlILn4yKMgNDExMSAxMTExIDExMTEgMTExMSCwqLvnx9W0z7TZLiC/wLTDIL/AyMSx7sH2Lg==',
  ],
  [
    'ibm866',
    'Перевод на счёт Ивана Петрова, номер карты 4111 1111 1111 1111, пожалуйста, проверьте сегодня.',
    'j6XgpaKupCCtoCDh5/HiIIiioK2gII+l4uCuoqAsIK2urKXgIKqg4OLrIDQxMTEgMTExMSAxMTExIDExMTEsIK+upqCr46nh4qAsIK/grqKl4OzipSDhpaOupK3vLg==',
  ],
  [
    'ibm850',
    'Die Prüfung der Überweisungen läuft; größere Beträge zuerst. Grüße, Jörg Müller, 4111 1111 1111 1111',
    'RGllIFBygWZ1bmcgZGVyIJpiZXJ3ZWlzdW5nZW4gbIR1ZnQ7IGdylOFlcmUgQmV0coRnZSB6dWVyc3QuIEdygeFlLCBKlHJnIE2BbGxlciwgNDExMSAxMTExIDExMTEgMTExMQ==',
  ],
];
