// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/generators/Binding.h"
#include "core/templates/Template.h"

namespace core {

// Makes a Template of its source.
class TemplateParser
{
public:
    explicit TemplateParser(const QByteArray &source);

    Template run();

private:
    void addText(qsizetype from, qsizetype to);
    void addPiece(qsizetype start);
    bool readExpression(TemplatePiece &piece);
    bool readConstant(TemplatePiece &piece);
    bool readCall(TemplatePiece &piece, QByteArrayView name, qsizetype nameAt);
    bool readArguments(std::vector<WrittenArgument> &written);
    bool readArgument(std::vector<WrittenArgument> &written);
    bool readBareFormat(std::vector<WrittenArgument> &written);
    bool bind(TemplatePiece &piece, CallPlace call, const std::vector<WrittenArgument> &written);
    bool expectEnd();
    bool refuse(qsizetype offset, qsizetype length, const QString &text);

    std::shared_ptr<Template::Parsed> m_parsed;
    LiteralReader m_reader;
    qsizetype m_next = 0; // where text goes on
};

} // namespace core
