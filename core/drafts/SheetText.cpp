// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafts/SheetText.h"

#include <algorithm>
#include <optional>

namespace core {

namespace {

class SheetReader
{
public:
    SheetReader(QByteArrayView text, char separator)
        : m_text(text)
        , m_separator(separator)
    {
    }

    bool isAtEnd() const { return m_at >= m_text.size(); }

    QByteArrayList row()
    {
        QByteArrayList cells;
        do {
            cells += cell();
        } while (takeSeparator());
        takeLineEnd();
        return cells;
    }

private:
    QByteArray cell()
    {
        if (auto quoted = quotedCell())
            return *std::move(quoted);
        const qsizetype start = m_at;
        while (!isAtCellEnd(m_at))
            ++m_at;
        return m_text.sliced(start, m_at - start).toByteArray();
    }

    std::optional<QByteArray> quotedCell()
    {
        if (isAtEnd() || m_text[m_at] != '"')
            return std::nullopt;
        QByteArray cell;
        for (qsizetype from = m_at + 1; from < m_text.size();) {
            const qsizetype mark = m_text.indexOf('"', from);
            if (mark < 0)
                break;
            cell += m_text.sliced(from, mark - from);
            from = mark + 1;
            if (from < m_text.size() && m_text[from] == '"') {
                cell += '"';
                ++from;
                continue;
            }
            if (!isAtCellEnd(from))
                break;
            m_at = from;
            return cell;
        }
        return std::nullopt;
    }

    bool isAtCellEnd(qsizetype at) const
    {
        return at >= m_text.size() || m_text[at] == m_separator || m_text[at] == '\n'
            || m_text[at] == '\r';
    }

    bool takeSeparator()
    {
        const bool isThere = !isAtEnd() && m_text[m_at] == m_separator;
        m_at += isThere ? 1 : 0;
        return isThere;
    }

    void takeLineEnd()
    {
        if (!isAtEnd() && m_text[m_at] == '\r')
            ++m_at;
        if (!isAtEnd() && m_text[m_at] == '\n')
            ++m_at;
    }

    QByteArrayView m_text;
    char m_separator;
    qsizetype m_at = 0;
};

} // namespace

QList<QByteArrayList> sheetRows(QByteArrayView text, char separator, qsizetype maxRows)
{
    QList<QByteArrayList> rows;
    SheetReader reader(text, separator);
    while (!reader.isAtEnd() && rows.size() < maxRows) {
        QByteArrayList row = reader.row();
        if (row.size() > 1 || !row.first().isEmpty())
            rows += std::move(row);
    }
    return rows;
}

void appendSheetRow(QByteArray &out, const QByteArrayList &cells, char separator)
{
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0)
            out += separator;
        QByteArray cell = cells.at(i);
        const bool needsMarks = std::any_of(cell.begin(), cell.end(), [separator](char c) {
            return c == separator || c == '\n' || c == '\r';
        });
        if (!needsMarks && !cell.startsWith('"')) {
            out += cell;
            continue;
        }
        out += '"';
        out += cell.replace('"', "\"\"");
        out += '"';
    }
}

} // namespace core
