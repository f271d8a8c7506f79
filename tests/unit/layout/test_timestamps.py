import pytest

from dsbuild.layout.timestamps import is_stamp
from dsbuild.layout.vocabulary import vocabulary
from dsbuild.lexicon import load

STAMPS = """\
3 March 2021
March 3, 2021 10:42 AM
Updated 14:02 GMT, 3 Mar 2021
First published on Wed 3 Mar 2021 21.00 GMT
2021-03-03T10:42:00Z
Nov 2, 2022 / 06:14 PM CDT
Last Updated : 14 Sep 2021 03:21:45 PM IST
20:14, Tue, Jan 5, 2016
11th February 2022
MYT 12:04:10 PM
3 hours ago
Stand: 03.03.2021, 16:35 Uhr
vor 2 Stunden
Mis à jour le 4 mai 2018 à 18h05
il y a 3 heures
Actualizado a las 14:05 del 3 de marzo de 2021
22 OCT 2017 - 06:12 COT
Atualizado em 03/03/2021 10h42
Aggiornato il 3 marzo 2021 alle 10.42
Gepubliceerd op 3 maart 2021 om 10:42
Uppdaterad 10 december 2017 kl. 21.14
Opdateret 12. nov. 2020 kl. 16:05
Julkaistu 3.3.2021 klo 10.42
Opublikowano: 3 marca 2021 10:42
3. března 2021 10:42
3. ožujka 2021. u 10:42
2021. március 3. 10:42
Güncelleme: 03.03.2021 10:42
Rabu, 3 Maret 2021 10:42 WIB
Thứ tư, 3/3/2021, 10:42 (GMT+7)
Опубликовано 3 марта 2021 в 10:42
3 березня 2021, 10:42
3 Μαρτίου 2021, 10:42
الأربعاء 3 مارس 2021 - 10:42
۳ مارس ۲۰۲۱
3 במרץ 2021
3 मार्च 2021
3 মার্চ ২০২১
3 มีนาคม 2021
2021年3月3日 10:42
2021년 3월 3일 10:42""".splitlines()
PROSE = """\
Nine dead in May
March on the capital
In 2014 the war began
May 2019: the siege
A 3-hour siege
7 October attacks
Two hours later
12 men
By 9 March they had gone
Sunday prayers""".splitlines()


@pytest.mark.parametrize("line", STAMPS)
def test_a_line_of_dates_and_times_is_a_stamp(line: str) -> None:
    assert is_stamp(line, vocabulary(load()))


@pytest.mark.parametrize("line", PROSE)
def test_words_with_a_date_are_no_stamp(line: str) -> None:
    assert not is_stamp(line, vocabulary(load()))
