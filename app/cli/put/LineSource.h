// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/options/CommandSpec.h"
#include "app/cli/put/RecordInput.h"
#include "core/records/LineSplitter.h"
#include "core/records/RecordCheck.h"
#include "core/records/RecordLine.h"
#include "core/result/Clock.h"

#include <chrono>

namespace app {

// What the options of "put" say about the lines of its input. BadInput names the option.
core::Result<core::LineRules> lineRulesFrom(const Arguments &arguments);

// How long a pipe may be silent before the records that came through it go without waiting for
// more.
struct Patience
{
    // Since the first of them, where the text stops at the end of a line: such a writer may have
    // said all for now. A terminal gets none.
    std::chrono::milliseconds afterLine{200};
    // Amid a line: such a writer fills buffers, and the rest is on its way however slow it is.
    std::chrono::milliseconds amidLine{2000};
};

// Lines of a file or pipe as records, checked before anything is sent. Blank lines are passed over,
// except that they are empty payloads where lines are text; rows of an earlier run's results that
// say "stored" are passed over too, and those of lines that held no record are bad again. Made in
// one thread, used in another.
class LineSource final : public RecordSource
{
public:
    LineSource(std::unique_ptr<InputFile> input, const core::LineRules &rules,
               const core::RecordRules &streamRules, Patience patience = {});

    core::Result<std::optional<InputBatch>> next() override;
    void stop() override;
    QString remark() const override;

private:
    bool isSilent() const;
    core::Result<> checkStart(QByteArrayView bytes);
    void take(const core::LineSplitter::Line &line);
    void takeRecord(qint64 number, core::Record record);
    bool takeKeyFault(const core::LineSplitter::Line &line, const core::Error &error);
    void takeFault(qint64 number, const core::Error &error);
    void add(qint64 number, InputRecord record);
    bool isPassedOver(QByteArrayView line);

    std::unique_ptr<InputFile> m_input;
    bool m_isBlankARecord = false;
    bool m_mayBeResults = false; // lines may be rows of an earlier run
    core::RecordRules m_streamRules;
    core::RecordLine m_reader;
    core::LineSplitter m_splitter;
    QByteArray m_chunk;
    InputBatch m_batch;
    std::size_t m_batchSize = 0; // records of the last one
    qint64 m_nextIndex = 0;
    qint64 m_offset = 0; // bytes of the input that were taken
    qint64 m_storedBefore = 0; // rows that were passed over
    Patience m_patience;
    std::optional<core::Moment> m_waitingSince; // the first record that may wait for more
    bool m_isAmidLine = false;
    bool m_hasBegun = false;
    bool m_isAtEnd = false;
};

} // namespace app
