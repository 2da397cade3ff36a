// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/generators/Function.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <memory>
#include <vector>

namespace core {

// What is wrong in a template, and where in its source.
struct TemplateProblem
{
    qsizetype offset = 0; // in bytes
    qsizetype length = 0;
    QString text; // what, why and what to do, for people

    bool operator==(const TemplateProblem &) const = default;
};

// A run of text, or what stands between {{ and }}.
struct TemplatePiece
{
    enum class Kind {
        Text, // of the source, as it is
        Constant, // {{ "{{" }}: the text that is in `text`
        Call,
        Name, // of a variable; of `function` when no variable has that name
    };

    Kind kind = Kind::Text;
    qsizetype offset = 0; // in the source, braces included
    qsizetype length = 0;
    QByteArray text; // Constant: what it gives; Name: the name
    const Function *function = nullptr; // of Call; of Name where there is one
    std::vector<Argument> arguments; // bound, of Call and of such a Name
};

// Text with {{ }}: variables and calls of a closed list of functions with literal arguments. It can
// do nothing but give text. Parsed once; copies share the result. Any thread.
//
//   {{ name }}   {{ function(1, "text", ["a"], {"min": 1}, name) }}   {{ name.firstName }}
//   {{ "{{" }}   for two braces
class Template
{
public:
    static constexpr qsizetype mostSource = 16 * 1024 * 1024;
    static constexpr int mostPieces = 100'000; // {{ }} in one template
    static constexpr int mostArguments = 1'000; // in one call
    static constexpr int mostProblems = 100; // that are told

    Template(); // empty
    static Template parse(const QByteArray &source);

    const QByteArray &source() const;
    // What is wrong with it by itself; whether its names are known is for the Renderer to say.
    const QList<TemplateProblem> &problems() const;
    const std::vector<TemplatePiece> &pieces() const;
    // The variables it needs, each once, in order of their first use: names that are no functions.
    QList<QByteArray> names() const;
    // Whether it renders to its source.
    bool isPlain() const;
    // The piece at a place in the source; nullptr for text.
    const TemplatePiece *pieceAt(qsizetype offset) const;

private:
    struct Parsed;
    friend class TemplateParser;

    std::shared_ptr<const Parsed> m_parsed;
};

struct Template::Parsed
{
    QByteArray source;
    QList<TemplateProblem> problems;
    std::vector<TemplatePiece> pieces;
};

} // namespace core
