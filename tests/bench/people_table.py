#!/usr/bin/env python3
"""Writes a table of people as an office would: people_table.py FILE.csv|FILE.xlsx [ROWS] [BROKEN].

The names are made up of parts and numbered; every tenth person has no address, and the first BROKEN rows cannot go in.
"""
import csv
import sys
import zipfile
from xml.sax.saxutils import escape

FIRST = ["Amina", "Youssef", "Hélène", "Karim", "Salma", "Jean", "Fatima", "Omar", "Claire", "Mehdi"]
LAST = ["Alaoui", "Benali", "Martin", "Ould Ahmed", "Dubois", "Tazi", "Garcia", "Cissé", "Moreau", "Idrissi"]
ARABIC = ["أمينة", "يوسف", "هيلين", "كريم", "سلمى", "جان", "فاطمة", "عمر", "كلير", "مهدي"]
HEADINGS = ["Prénom", "Nom", "الاسم", "Courriel", "Organisme", "Fonction", "Téléphone", "Langues"]


def rows(count, broken):
    yield ["Liste des invités"]
    yield HEADINGS
    for i in range(count):
        email = "" if i % 10 == 9 else f"person{i}@example.org"
        given = FIRST[i % 10]
        if i < broken:
            email = "no address"
        yield [given, f"{LAST[i // 10 % 10]} {i}", f"{ARABIC[i % 10]} {i}", email, f"Organisme {i % 200}", "Directrice", f"+212 5{i:08d}", "ar; fr"]


def write_csv(path, table):
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows(table)


def write_xlsx(path, table):
    def sheet():
        yield '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        for n, row in enumerate(table, 1):
            cells = "".join(f'<c r="{chr(65 + c)}{n}" t="inlineStr"><is><t>{escape(text)}</t></is></c>' for c, text in enumerate(row) if text)
            yield f'<row r="{n}">{cells}</row>'
        yield "</sheetData></worksheet>"

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/workbook.xml", '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
                                         '<sheets><sheet name="Invités" r:id="r1"/></sheets></workbook>')
        book.writestr("xl/_rels/workbook.xml.rels", '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>')
        book.writestr("xl/worksheets/sheet1.xml", "".join(sheet()))


def main():
    path = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 20_000
    broken = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    (write_xlsx if path.endswith(".xlsx") else write_csv)(path, rows(count, broken))


main()
