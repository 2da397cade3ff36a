// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/options/CommandSpec.h"
#include "core/drafts/DraftFacts.h"
#include "core/rendering/TemplateFacts.h"

namespace app {

// A record file and what it is rendered with, ready to make records.
struct TemplateFile
{
    QString name; // for people
    core::Draft draft;
    core::TemplateSurroundings templates;
    qint64 records = 0; // that are to be made
    // Reads a file beside the record file, for bodies that name one.
    std::function<core::Result<QByteArray>(const QString &path)> readFile;
};

bool isRecordFile(const QString &path); // by its name

// Reads `bytes` of the record file at `path`, and the environment that --env names. BadInput: a
// file that is damaged, an option that cannot be understood, a template that cannot be rendered;
// the place is named. NotFound: there is no such environment.
core::Result<TemplateFile> readTemplateFile(const QString &path, const QByteArray &bytes,
                                            const Arguments &arguments);

} // namespace app
