"""The demo house as plain tables. An example: it has no real person or contact, and its terms are made up.

The initiatives are named after those of a real house of sharing; nothing here claims that it uses this.
"""

INITIATIVES = """
spelotheek     | SPE
instrumentheek | INS
babytheek      | BAB
velootje       | VEL
sportrijk      | SPO
legotheek      | LEG
swopengo       | SWO
boekdelen      | BOE
stekjesruil    | STE
"""
"""The initiatives that lend: key in the terms of the demo house, prefix of its barcodes."""

MEMBERS = """
1001 | nl | Ada Vercruysse
1002 | fr | Benoît Delattre
1003 | nl | Fatima El Amrani
1004 | en | Olena Kovalenko
1005 | nl | Mehmet Yıldız
1006 | nl | Griet Vandenbroucke
1007 | fr | Aminata Diallo
1008 | nl | Jozef Callens
1009 | en | Samuel Okafor
1010 | nl | Lien Deprez
1011 | nl | Youssef Benali
1012 | fr | Chloé Lefèvre
1013 | nl | Marijke Dewulf
1014 | en | Priya Raman
1015 | nl | Piotr Nowak
1016 | nl | Sofie Lambrecht
1017 | en | Tesfaye Bekele
1018 | nl | Zeynep Aydın
1019 | fr | Jean-Luc Moreau
1020 | nl | Bram Verhaeghe
1021 | nl | Nour Haddad
1022 | en | Andrii Shevchuk
1023 | nl | Ilse Debruyne
1024 | fr | Mariam Touré
1025 | nl | Karel Desmet
1026 | nl | Ioana Popescu
1027 | en | Wei Zhang
1028 | nl | Hilde Vanneste
1029 | nl | Rachid Ouali
1030 | fr | Élodie Carpentier
1031 | nl | Tuur Ghesquière
1032 | en | Hodan Warsame
1033 | nl | Anouk Seynaeve
1034 | nl | Amir Rahimi
1035 | fr | Patrick Mbuyi
1036 | nl | Veerle Houthoofd
1037 | nl | Selin Çelik
1038 | en | Tenzin Dolma
1039 | nl | Wouter Baert
1040 | nl | Dina Kharroubi
"""
"""Number, language, name. Each has a card."""

MORE_CARDS = """
1006 | Robbe Vandenbroucke | minor
1018 | Deniz Aydın         | adult
1025 | Karel Desmet        | lost
"""
"""Number, holder, and a remark on the holder or on the card."""

VOLUNTEERS = """
1041 | nl | Joke Vermeersch  | spelotheek     | volunteer
1042 | nl | Stefaan Bultinck | babytheek      | volunteer
1043 | fr | Nadia Benkirane  | instrumentheek | coordinator
"""
"""Number, language, name, initiative and role. Each has a card and a PIN."""

MORE_TIME = ("1008", "1028")
PINS = {"1001": "2580", "1008": "1357", "1012": "8024", "1041": "4826", "1042": "7153", "1043": "9042"}

SUBSCRIPTIONS = """
1001 | spelotheek     | jaar    | 120
1001 | instrumentheek | jaar    | 350
1001 | babytheek      | jaar    | 90
1001 | sportrijk      | jaar    | 40
1003 | babytheek      | jaar    | 200
1003 | spelotheek     | jaar    | 200
1004 | velootje       | jaar    | 95
1005 | instrumentheek | gift    | 150
1006 | legotheek      | gewoon  | 60
1006 | spelotheek     | jaar    | 60
1006 | instrumentheek | jaar    | 60
1007 | babytheek      | jaar    | 30
1008 | instrumentheek | jaar    | 210
1008 | spelotheek     | beurten | 45
1010 | sportrijk      | jaar    | 10
1012 | spelotheek     | jaar    | 90
1012 | legotheek      | klein   | 14
1014 | sportrijk      | jaar    | 200
1015 | instrumentheek | jaar    | 20
1018 | babytheek      | jaar    | 45
1018 | spelotheek     | beurten | 30
1021 | spelotheek     | jaar    | 130
1029 | velootje       | jaar    | 1
1033 | legotheek      | groot   | 100
1034 | sportrijk      | jaar    | 100
1034 | instrumentheek | jaar    | 100
1040 | spelotheek     | jaar    | 400
1040 | instrumentheek | jaar    | 400
"""
"""Number, initiative, plan, and how many days ago it began. Members who are listed once have a valid subscription."""

PROOFS = """
1003 | letter | 150
1007 | uitpas | 300
1021 | uitpas | 12
1034 | letter | -1
"""
"""Number, kind, and in how many days its last one is."""

INDUCTIONS = """
1001 | instrumentheek/boren
1005 | instrumentheek/zagen
"""

ITEMS = """
SPE | puzzel      | puzzle    | Houten puzzel boerderij; Puzzel wereldkaart, 200 stukken; Vloerpuzzel brandweer
SPE | puzzel      | puzzle    | Puzzel dieren, 48 stukken
SPE | puzzel      | puzzle    | Legpuzzel kasteel, 500 stukken; Legpuzzel zee, 1000 stukken; Legpuzzel kat, 300 stukken
SPE | spel        | boardgame | Ganzenbord; Memory dieren; Kolonisten; Ladderspel; Kwartet reuzengroot
SPE | spel        | boardgame | Scrabble Junior; Mens erger je niet; Rummikub; Halli Galli; Boomgaard; Vier op een rij
SPE | speelgoed   | train     | Houten treinbaan; Trein met brug; Treinset station
SPE | speelgoed   | blocks    | Bouwblokken natuur; Kapla 200; Magneetblokken; Stapeltoren
SPE | speelgoed   | doll      | Poppenhuis; Babypop met bedje; Poppenwagen; Handpoppen sprookjes
INS | boren       | drill     | Klopboormachine; Accuboormachine 18 V; Boorhamer; Schroefmachine
INS | zagen       | jigsaw    | Decoupeerzaag
INS | zagen       | saw       | Cirkelzaag; Reciprozaag; Verstekzaag; Kettingzaag elektrisch
INS | ladders     | ladder    | Vouwladder 4 m; Trapladder 6 treden; Schuifladder 7 m
INS | gereedschap | toolbox   | Gereedschapskoffer; Doppenset; Loodgietersset; Tegelsnijder; Behangset
INS | schuren     | sander    | Vlakschuurmachine; Excenterschuurmachine; Bandschuurmachine; Deltaschuurder
INS | beeld       | speaker   | Luidspreker met statief; Karaokebox; Bluetooth-luidspreker
INS | beeld       | projector | Beamer full HD; Projectiescherm 2 m
INS | beeld       | camera    | Spiegelreflexcamera; Actiecamera
BAB | autostoel   | seat      | Autostoel groep 0; Autostoel i-Size; Fietsstoel vooraan; Verhoger auto
BAB | autostoel   | seat      | Autostoel draaibaar
BAB | wagen       | pram      | Kinderwagen; Buggy licht; Duobuggy; Wandelwagen
BAB | bed         | cot       | Reisbed; Babybed 60 x 120; Co-sleeper; Wieg
BAB | hek         | stairgate | Traphek 75–95 cm; Traphek hout; Deurhek zonder boren
BAB | stoel       | highchair | Kinderstoel hout; Kinderstoel plooibaar; Tafelhangstoel
VEL | fiets       | bike      | Loopfiets blauw; Loopfiets hout; Fiets 12 duim; Fiets 14 duim rood; Fiets 16 duim
VEL | fiets       | bike      | Fiets 16 duim groen; Fiets 20 duim; Fiets 20 duim geel; Fiets 24 duim; Driewieler
VEL | helm        | helmet    | Fietshelm 46–50 cm; Fietshelm 50–54 cm; Fietshelm 52–56 cm; Fietshelm rood
VEL | zitje       | seat      | Fietszitje achteraan; Aanhangfiets
SPO | bal         | ball      | Basketbal; Voetbal maat 4; Volleybal; Rugbybal; Springbal
SPO | wielen      | skates    | Rolschaatsen 34–37; Skeelers 38–41; Schaatsen 36; Skateboard
SPO | racket      | racket    | Badmintonset; Tennisracket junior; Padelracket; Tafeltennisset
SPO | kamperen    | tent      | Tent 2 personen; Tent 4 personen; Speeltent; Slaapmat en slaapzak
SPO | fitness     | fitness   | Hometrainer; Roeitoestel; Halterset; Yogamat; Loopband
LEG | lego        | lego      | LEGO politiebureau; LEGO boerderij; LEGO ruimtestation; LEGO vuilniswagen
LEG | lego        | lego      | LEGO piratenschip; LEGO treinstation
LEG | duplo       | lego      | DUPLO dierentuin; DUPLO brandweer
LEG | technic     | lego      | LEGO kasteel; LEGO Technic kraan
LEG | lego        | lego      | LEGO basisdoos; LEGO vliegtuig
SWO | kleren      | clothes   | Regenpak 4 jaar; Winterjas 6 jaar; Skipak 8 jaar; Carnavalspak piraat; Communiekleed
SWO | schoenen    | shoes     | Botten maat 26; Wandelschoenen maat 31; Voetbalschoenen maat 34
BOE | boek        | book      | Kookboek wereldkeuken; Prentenboek seizoenen; Leesdoos eerste leerjaar
BOE | boek        | book      | Luisterboek sprookjes; Reisgids fietsroutes
STE | kweken      | plant     | Stekbak met lamp; Zaaibakken; Plantenpers
STE | kweken      | box       | Moestuinkist; Kweekkas klein; Compostvat
"""
"""Prefix, category in the terms of its initiative, drawing, items."""

SWAP_ITEMS = """
SWO | kleren  | clothes | 4 | Feestjurk maat 128; Kostuum maat 140
SWO | schoenen | shoes  | 3 | Winterlaarzen maat 30
SPO | fitness | fitness | 6 | Stepbank
STE | kweken  | plant   | 5 | Vijgenboom in pot
"""
"""The same for items that are swapped, with the points of each before its name."""

PARTS = """
SPE | Houten puzzel boerderij | 9 stukken @puzzle; 1 bord
SPE | Ganzenbord              | 1 bord @boardgame; 6 ganzen; 2 dobbelstenen
SPE | Memory dieren           | 48 kaartjes
SPE | Kolonisten              | 19 velden @boardgame; 95 kaarten; 96 houten stukken; 2 dobbelstenen
SPE | Houten treinbaan        | 24 rails @train; 1 locomotief @train; 3 wagons @train; 2 bruggen
SPE | Bouwblokken natuur      | 40 blokken @blocks; 1 zak
SPE | Poppenhuis              | 1 huis @doll; 4 poppen @doll; 12 meubels
INS | Klopboormachine         | 1 boormachine @drill; 1 handvat; 8 boren @toolbox; 1 koffer @box
INS | Vlakschuurmachine       | 1 schuurmachine @sander; 1 stofzak
INS | Beamer full HD          | 1 beamer @projector; 1 stroomkabel; 1 HDMI-kabel; 1 afstandsbediening
SPO | Tent 4 personen         | 1 tent @tent; 3 stokken; 14 haringen
SPO | Badmintonset            | 4 rackets @racket; 3 pluimpjes; 1 net
LEG | DUPLO brandweer         | 1 wagen @lego; 26 blokken @blocks; 2 brandweermannen
"""
"""Prefix, item, and its parts: how many, what, and @ its drawing."""

VALUES = """
boren | 120
zagen | 150
ladders | 140
gereedschap | 60
schuren | 70
beeld | 220
autostoel | 130
wagen | 180
fiets | 90
fitness | 160
kamperen | 80
technic | 120
"""
"""Category, and the value of such an item in euro."""

ADULTS_ONLY = ("INS",)
NEEDS_INDUCTION = ("Cirkelzaag", "Verstekzaag", "Kettingzaag elektrisch")
VOLUNTEERS_ONLY = ("Tegelsnijder",)
IN_REPAIR = ("Reciprozaag",)
SAFE_FOR = {"Autostoel groep 0": 200, "Autostoel i-Size": 1500, "Verhoger auto": -20, "Autostoel draaibaar": 2500}
"""Item, and the number of days for which it may still be used."""

BORROWING = {"Kapla 200": "Tel de plankjes: het zijn er 200."}

NOTES = {
    "1008": "a strip card",
    "1018": "few points left",
    "1040": "nothing in order",
    "Reciprozaag": "in repair",
    "Verstekzaag": "needs an induction",
    "Verhoger auto": "past its date",
    "Tegelsnijder": "volunteers only",
    "Houten puzzel boerderij": "with parts",
    "Kapla 200": "ready for Ada",
    "Kolonisten": "three wait for it",
    "Feestjurk maat 128": "swapped, 4 points",
}
"""Member or item, and what it shows in the demo. A proof is never named here."""

POINTS_COUNTED = """
1010 | sportrijk | 4
"""
"""Number, initiative, and the points that a volunteer counted when the subscription was sold."""

SWAPS = """
1001 | RUIL-BODY    | 3 | 0 | 12
1001 | SPORT-TRUI   | 1 | 0 |  6
1003 | RUIL-KNUFFEL | 1 | 2 |  3
1007 | RUIL-SLAB    | 2 | 0 |  9
1018 | RUIL-FLES    | 4 | 0 |  8
1024 | SWOP-KLEREN  | 2 | 4 |  5
1027 | STEK         | 0 | 3 | 20
"""
"""Number, tag, how many were taken and given, and how many days ago."""

WAITING = """
1001 | SPE | Kapla 200     | 4
1021 | SPE | Kolonisten    | 3
1006 | SPE | Kolonisten    | 2
1003 | SPE | Kolonisten    | 1
1029 | VEL | Fiets 16 duim | 1
"""
"""Number, prefix, item, and how many days ago they asked for it. The first of these items was returned since."""

BROUGHT_BACK = """
1021 | SPE | Memory dieren | 60 | 5
1040 | INS | Deltaschuurder | 130 | 50
1040 | SPE | Stapeltoren    | 75 | 40
1006 | SPE | Kapla 200      | 8 | 1
"""
"""Number, prefix, item, how many days ago it was lent, and brought back."""

LOANS = """
1001 | INS | Klopboormachine            |  4
1001 | SPE | Ganzenbord                 | 20
1003 | BAB | Autostoel i-Size           | 40
1003 | SPE | Houten treinbaan           | 24
1004 | VEL | Fiets 16 duim              | 90
1005 | INS | Cirkelzaag                 |  6
1006 | LEG | LEGO politiebureau         | 21
1006 | SPE | Poppenhuis                 |  9
1007 | BAB | Kinderwagen                | 12
1008 | INS | Vouwladder 4 m             | 10
1010 | SPO | Tent 4 personen            |  2
1012 | SPE | Kolonisten                 | 19
1012 | LEG | DUPLO dierentuin           |  3
1014 | SPO | Roeitoestel                | 179
1015 | INS | Vlakschuurmachine          |  7
1018 | BAB | Traphek hout               | 30
1018 | SPE | Magneetblokken             |  0
1021 | SPE | Legpuzzel zee, 1000 stukken | 26
1024 | SWO | Communiekleed              |  5
1027 | BOE | Kookboek wereldkeuken      | 11
1029 | VEL | Driewieler                 |  1
1033 | LEG | LEGO kasteel               | 18
1040 | INS | Boorhamer                  | 129
"""
"""Number, prefix, item, and how many days ago it was lent."""
