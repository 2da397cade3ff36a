// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordfiles/VariableEdit.h"

#include "core/recordfiles/HeaderEdit.h"
#include "core/recordfiles/HeaderText.h"
#include "core/recordfiles/RecordFileReader.h"

#include <algorithm>

namespace core {

namespace {

using Kind = SectionLine::Kind;

bool isPlainName(const QString &name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
        return (c.isLetterOrNumber() && !c.isSurrogate()) || c == u'_' || c == u'-' || c == u'.';
    });
}

QList<DraftVariable> writtenIn(QByteArrayView preamble, const QList<SectionLine> &head)
{
    FoundProblems ignored; // a file with such problems is not edited
    return variablesIn(preamble, head, 0, ignored);
}

// For each of the old ones the place in the new list that takes its line, in rising order; −1: its
// line goes.
QList<qsizetype> placesFor(const QList<DraftVariable> &old, const QList<DraftVariable> &variables)
{
    QList<qsizetype> places(old.size(), -1);
    qsizetype next = 0;
    for (qsizetype i = 0; i < old.size(); ++i) {
        const auto found =
            std::find_if(variables.begin() + next, variables.end(),
                         [&](const DraftVariable &one) { return one.name == old.at(i).name; });
        // What was put before it takes lines of its own.
        if (found == variables.end())
            continue;
        places[i] = found - variables.begin();
        next = places.at(i) + 1;
    }
    return places;
}

qsizetype placeForVariables(const QList<SectionLine> &head)
{
    for (qsizetype i = head.size() - 1; i >= 0; --i) {
        if (head.at(i).kind == Kind::Variable)
            return i + 1;
    }
    for (qsizetype i = head.size() - 1; i >= 0; --i) {
        if (head.at(i).kind != Kind::Blank)
            return i + 1;
    }
    return 0;
}

// Writes variables in order, from the first that is not written yet.
class VariableWriter
{
public:
    VariableWriter(const QList<DraftVariable> &variables, QByteArrayView lineEnd)
        : m_variables(variables)
        , m_lineEnd(lineEnd)
    {
    }

    void copy(QByteArrayView text) { out += text; }
    void writeUpTo(qsizetype end)
    {
        while (m_next < end)
            appendLine(out, variableLine(m_variables.at(m_next++)), m_lineEnd);
    }
    void skip() { ++m_next; }

    QByteArray out;

private:
    const QList<DraftVariable> &m_variables;
    QByteArrayView m_lineEnd;
    qsizetype m_next = 0;
};

} // namespace

QByteArray editedVariables(QByteArrayView preamble, const QList<DraftVariable> &variables,
                           QByteArrayView lineEnd)
{
    const QList<SectionLine> head = partsOf(preamble, SectionKind::Preamble).head;
    const QList<DraftVariable> old = writtenIn(preamble, head);
    const QList<qsizetype> places = placesFor(old, variables);
    const qsizetype behind = placeForVariables(head);
    VariableWriter writer(variables, lineEnd);
    qsizetype number = 0;
    for (qsizetype i = 0; i < head.size(); ++i) {
        if (i == behind)
            writer.writeUpTo(variables.size());
        const SectionLine &line = head.at(i);
        const QByteArrayView text = preamble.sliced(line.start, line.size + line.endSize);
        if (line.kind != Kind::Variable) {
            writer.copy(text);
            continue;
        }
        const qsizetype place = places.at(number);
        const bool isSame = place >= 0 && variables.at(place) == old.at(number);
        ++number;
        if (place < 0)
            continue;
        writer.writeUpTo(isSame ? place : place + 1);
        if (isSame) {
            writer.copy(text);
            writer.skip();
        }
    }
    writer.writeUpTo(variables.size());
    return writer.out;
}

QByteArray variableName(const QString &name)
{
    return isPlainName(name) ? name.toUtf8() : quotedText(name);
}

QByteArray variableLine(const DraftVariable &variable)
{
    const QByteArray name = '@' + variableName(variable.name);
    if (!isPlainText(variable.value))
        return name + "* = " + quotedText(variable.value);
    if (variable.value.isEmpty())
        return name + " =";
    return name + " = " + variable.value.toUtf8();
}

} // namespace core
