// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/Template.h"

#include "core/templates/TemplateParser.h"

#include <QSet>

#include <algorithm>

namespace core {

namespace {

class NameCollector
{
public:
    void add(const QByteArray &name)
    {
        if (m_seen.contains(name))
            return;
        m_seen.insert(name);
        m_names.append(name);
    }

    const QList<QByteArray> &names() const { return m_names; }

private:
    QSet<QByteArray> m_seen;
    QList<QByteArray> m_names;
};

} // namespace

Template::Template()
    : m_parsed(std::make_shared<Parsed>())
{
}

Template Template::parse(const QByteArray &source)
{
    return TemplateParser(source).run();
}

const QByteArray &Template::source() const
{
    return m_parsed->source;
}

const QList<TemplateProblem> &Template::problems() const
{
    return m_parsed->problems;
}

const std::vector<TemplatePiece> &Template::pieces() const
{
    return m_parsed->pieces;
}

QList<QByteArray> Template::names() const
{
    NameCollector collector;
    for (const TemplatePiece &piece : pieces()) {
        if (piece.kind == TemplatePiece::Kind::Name && !piece.function)
            collector.add(piece.text);
        for (const Argument &argument : piece.arguments) {
            if (argument.kind == Argument::Kind::Name)
                collector.add(argument.text);
        }
    }
    return collector.names();
}

bool Template::isPlain() const
{
    const auto isText = [](const TemplatePiece &piece) {
        return piece.kind == TemplatePiece::Kind::Text;
    };
    return problems().isEmpty() && std::all_of(pieces().begin(), pieces().end(), isText);
}

const TemplatePiece *Template::pieceAt(qsizetype offset) const
{
    const auto after = std::upper_bound(
        pieces().begin(), pieces().end(), offset,
        [](qsizetype place, const TemplatePiece &piece) { return place < piece.offset; });
    if (after == pieces().begin())
        return nullptr;
    const TemplatePiece &piece = *std::prev(after);
    const bool isInside = offset < piece.offset + piece.length;
    return isInside && piece.kind != TemplatePiece::Kind::Text ? &piece : nullptr;
}

} // namespace core
