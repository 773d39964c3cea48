"""Spreadsheets: ``sheet.py`` says what one holds, and each form (CSV, ODS, XLSX) writes it."""
