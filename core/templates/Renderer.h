// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Result.h"
#include "core/templates/Program.h"

#include <QByteArray>
#include <QList>

#include <memory>
#include <vector>

namespace core {

// Makes records of templates that belong together: key, hash key and body. A value that has a name
// is the same in all texts of one record, and new for the next. What record n is depends on the
// seed, n and the time alone, in whatever order and batches records are asked for. One thread at a
// time; copies are independent of each other.
class Renderer
{
public:
    Renderer(const QList<Template> &templates, const Variables &variables, Rendering rendering);

    // Empty when everything can be rendered; otherwise what cannot stays as it is written.
    const QList<RenderingProblem> &problems() const { return m_program->problems; }

    // The secrets that the templates need, each once, with "secret." in front.
    QList<QByteArray> secretNames() const;

    // Appends template `index` for record `record`, from 0. Error: BadInput, when a bound of
    // rendering is exceeded; its words name the bound. `out` is then as it was.
    Result<> append(QByteArray &out, std::size_t index, qint64 record);
    // Where the pieces of that text end in `text`, one for each piece of the template; what each
    // gave lies between. Error: as append().
    struct Traced
    {
        QByteArray text;
        std::vector<qsizetype> ends;
    };
    Result<Traced> trace(std::size_t index, qint64 record);
    // All texts of a record, in the order of the templates.
    Result<QList<QByteArray>> record(qint64 record);
    // Those of record 0, 1, 2 …
    Result<QList<QByteArray>> next();

private:
    void begin(qint64 record);
    Result<> append(QByteArray &out, std::size_t index, qint64 record,
                    std::vector<qsizetype> *ends);
    bool run(const std::vector<Program::Step> &steps, QByteArray &out,
             std::vector<qsizetype> *ends = nullptr);
    bool runCall(const Program::Step &step, QByteArray &out);
    bool bindNames(const Program::Step &step);
    const QByteArray *valueOf(std::size_t slot);
    bool makeValue(const Program::Slot &slot, QByteArray &value);
    bool spend(qsizetype bytes);
    Error whyNot(qint64 record) const;

    struct Value
    {
        QByteArray bytes;
        qint64 record = -1; // for which it was made
    };

    std::shared_ptr<const Program> m_program;
    Rendering m_rendering;
    std::vector<Value> m_values; // one for each slot
    std::vector<Argument> m_arguments; // of the call that is being made, names replaced
    Occasion m_occasion;
    qint64 m_begun = -1;
    qint64 m_next = 0;
    qsizetype m_work = 0; // for the record so far
    qsizetype m_most = 0; // bytes that was too much, when a run has failed
};

} // namespace core
