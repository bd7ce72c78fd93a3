"""The demo house as plain tables. An example: no real person or contact stands in it, and its terms are made up.

The initiatives are named after those of a real house of sharing; nothing here claims that it uses this.
"""

INITIATIVES = """
spelotheek    | SPE |  21 | #2E7DAF | Spelotheek
instrumentheek| INS |   7 | #C4661F | Instrumentheek
babytheek     | BAB | 180 | #8A5AA8 | Babytheek
velootje      | VEL | 365 | #4C8A3A | ’t Velootje
sportrijk     | SPO |  28 | #B8336A | Sportrijk
legotheek     | LEG |  21 | #B3261E | Legotheek
swopengo      | SWO |  60 | #00838F | Swop & Go
boekdelen     | BOE |  42 | #7A6A2A | Boekdelen
stekjesruil   | STE |  90 | #3F7D58 | Stekjesruil
"""
"""Key, prefix of its barcodes, usual days, colour, name."""

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
1006 | Robbe Vandenbroucke |
1018 | Deniz Aydın         |
1025 | Karel Desmet        | lost
"""
"""Number, holder, and whether the card was reported lost."""

MORE_TIME = ("1008", "1028")
PINS = {"1001": "2580", "1008": "1357", "1012": "8024"}

ITEMS = """
SPE | puzzle    | Houten puzzel boerderij; Puzzel wereldkaart, 200 stukken; Vloerpuzzel brandweer
SPE | puzzle    | Puzzel dieren, 48 stukken
SPE | puzzle    | Legpuzzel kasteel, 500 stukken; Legpuzzel zee, 1000 stukken; Legpuzzel kat, 300 stukken
SPE | boardgame | Ganzenbord; Memory dieren; Kolonisten; Ladderspel; Kwartet reuzengroot
SPE | boardgame | Scrabble Junior; Mens erger je niet; Rummikub; Halli Galli; Boomgaard; Vier op een rij
SPE | train     | Houten treinbaan; Trein met brug; Treinset station
SPE | blocks    | Bouwblokken natuur; Kapla 200; Magneetblokken; Stapeltoren
SPE | doll      | Poppenhuis; Babypop met bedje; Poppenwagen; Handpoppen sprookjes
INS | drill     | Klopboormachine; Accuboormachine 18 V; Boorhamer; Schroefmachine
INS | jigsaw    | Decoupeerzaag
INS | saw       | Cirkelzaag; Reciprozaag; Verstekzaag; Kettingzaag elektrisch
INS | ladder    | Vouwladder 4 m; Trapladder 6 treden; Schuifladder 7 m
INS | toolbox   | Gereedschapskoffer; Doppenset; Loodgietersset; Tegelsnijder; Behangset
INS | sander    | Vlakschuurmachine; Excenterschuurmachine; Bandschuurmachine; Deltaschuurder
INS | speaker   | Luidspreker met statief; Karaokebox; Bluetooth-luidspreker
INS | projector | Beamer full HD; Projectiescherm 2 m
INS | camera    | Spiegelreflexcamera; Actiecamera
BAB | seat      | Autostoel groep 0; Autostoel i-Size; Fietsstoel vooraan; Verhoger auto; Autostoel draaibaar
BAB | pram      | Kinderwagen; Buggy licht; Duobuggy; Wandelwagen
BAB | cot       | Reisbed; Babybed 60 x 120; Co-sleeper; Wieg
BAB | stairgate | Traphek 75–95 cm; Traphek hout; Deurhek zonder boren
BAB | highchair | Kinderstoel hout; Kinderstoel plooibaar; Tafelhangstoel
VEL | bike      | Loopfiets blauw; Loopfiets hout; Fiets 12 duim; Fiets 14 duim rood; Fiets 16 duim; Fiets 16 duim groen
VEL | bike      | Fiets 20 duim; Fiets 20 duim geel; Fiets 24 duim; Driewieler
VEL | helmet    | Fietshelm 46–50 cm; Fietshelm 50–54 cm; Fietshelm 52–56 cm; Fietshelm rood
VEL | seat      | Fietszitje achteraan; Aanhangfiets
SPO | ball      | Basketbal; Voetbal maat 4; Volleybal; Rugbybal; Springbal
SPO | skates    | Rolschaatsen 34–37; Skeelers 38–41; Schaatsen 36; Skateboard
SPO | racket    | Badmintonset; Tennisracket junior; Padelracket; Tafeltennisset
SPO | tent      | Tent 2 personen; Tent 4 personen; Speeltent; Slaapmat en slaapzak
SPO | fitness   | Hometrainer; Roeitoestel; Halterset; Yogamat; Loopband
LEG | lego      | LEGO politiebureau; LEGO boerderij; LEGO ruimtestation; LEGO vuilniswagen; LEGO piratenschip
LEG | lego      | LEGO treinstation
LEG | lego      | DUPLO dierentuin; DUPLO brandweer; LEGO kasteel; LEGO Technic kraan; LEGO basisdoos; LEGO vliegtuig
SWO | clothes   | Regenpak 4 jaar; Winterjas 6 jaar; Skipak 8 jaar; Carnavalspak piraat; Communiekleed
SWO | shoes     | Botten maat 26; Wandelschoenen maat 31; Voetbalschoenen maat 34
BOE | book      | Kookboek wereldkeuken; Prentenboek seizoenen; Leesdoos eerste leerjaar; Luisterboek sprookjes
BOE | book      | Reisgids fietsroutes
STE | plant     | Stekbak met lamp; Zaaibakken; Plantenpers
STE | box       | Moestuinkist; Kweekkas klein; Compostvat
"""
"""Prefix, category (which names a drawing), things."""

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
1014 | SPO | Roeitoestel                | 27
1015 | INS | Vlakschuurmachine          |  7
1018 | BAB | Traphek hout               | 30
1018 | SPE | Magneetblokken             |  0
1021 | SPE | Legpuzzel zee, 1000 stukken | 26
1024 | SWO | Communiekleed              |  5
1027 | BOE | Kookboek wereldkeuken      | 11
1029 | VEL | Driewieler                 |  1
1033 | LEG | LEGO kasteel               | 18
"""
"""Number, prefix, thing, and how many days ago it was lent."""
