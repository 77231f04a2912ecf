# SPDX-License-Identifier: EUPL-1.2
# experience.bin: what our own labelled posts teach (experience.h), learned by our own tool while
# building and compiled in. Of dev.jsonl only the ids that rules may be written on; those of
# tests/corpus teach nothing: they measure.
set(posts ${CMAKE_CURRENT_SOURCE_DIR}/learning/posts)
# An inbox holds more plain posts than our corpora do, so they are given three times.
set(plain ${posts}/plain.jsonl ${posts}/plain.jsonl ${posts}/plain.jsonl)
set(lessons ${posts}/hard.jsonl ${posts}/own.jsonl ${posts}/more.jsonl ${plain})
add_executable(make_experience learning/make_experience.cc learning/learn.cc experience.cc labelled.cc
               read_line.cc verdict.cc fold.cc letters.cc)
target_link_libraries(make_experience PRIVATE connectors)
set(experience ${CMAKE_CURRENT_BINARY_DIR}/experience.bin)
add_custom_command(OUTPUT ${experience}
                   COMMAND make_experience ${experience} ${posts}/dev.jsonl:012345 ${lessons}
                   DEPENDS make_experience ${posts}/dev.jsonl ${lessons}
                   COMMENT "experience.bin of labelled posts")
embed(classifiers experience_file ${CMAKE_CURRENT_BINARY_DIR} ${experience})
